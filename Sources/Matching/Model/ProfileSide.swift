public import Catalog

/// What a criterion holds a solution against in a needs profile.
public enum ProfileSide: Sendable, Hashable {
    /// The needed codes of a feature.
    case needs(Feature)
    /// The wanted value of a feature.
    case target(Feature)
    /// The region's SCIROCCO levels.
    case readiness
    /// The region's EMRAM stage.
    case emram
    /// The bandwidth there is, in Mbit/s.
    case bandwidth
    /// The staff there is, in full-time equivalents.
    case staff
    /// The money for setting up, in EUR.
    case setupBudget
    /// The money for each year, in EUR.
    case yearBudget
    /// The languages users read.
    case languages
    /// Solutions and standards in place.
    case existing
    /// The region itself.
    case region

    /// The name in a model's file.
    public var name: String {
        switch self {
        case .needs(let feature): "needs.\(feature.rawValue)"
        case .target(let feature): "targets.\(feature.rawValue)"
        case .readiness: "readiness"
        case .emram: "emram"
        case .bandwidth: "bandwidth"
        case .staff: "staff"
        case .setupBudget: "budget.setup-cost"
        case .yearBudget: "budget.year-cost"
        case .languages: "languages"
        case .existing: "existing"
        case .region: "region"
        }
    }

    /// Every side a model may name.
    public static let all: [ProfileSide] =
        Feature.codeSets.map(Self.needs)
        + Feature.allCases.filter { $0.kind != .codeSet }.map(Self.target)
        + [
            .readiness, .emram, .bandwidth, .staff, .setupBudget, .yearBudget, .languages,
            .existing, .region,
        ]

    /// The side of a name, or nil.
    public init?(name: String) {
        guard let side = Self.all.first(where: { $0.name == name }) else { return nil }
        self = side
    }
}
