public import Catalog

/// What a criterion looks at in a solution.
public enum SolutionSide: Sendable, Hashable {
    /// A feature.
    case feature(Feature)
    /// The SCIROCCO levels the solution asks for.
    case requiredReadiness
    /// The EMRAM stage the solution asks for.
    case requiredEmram
    /// The bandwidth the solution asks for as a requirement.
    case requiredBandwidth
    /// The region the solution comes from.
    case originator
    /// Where the solution is known to run: the adoption signal.
    case deployments
    /// What local users say: the feedback signal.
    case feedback

    /// The name in a model's file.
    public var name: String {
        switch self {
        case .feature(let feature): feature.rawValue
        case .requiredReadiness: "requires.readiness"
        case .requiredEmram: "requires.emram"
        case .requiredBandwidth: "requires.bandwidth"
        case .originator: "originator"
        case .deployments: "deployments"
        case .feedback: "feedback"
        }
    }

    /// Every side a model may name.
    public static let all =
        Feature.allCases.map(Self.feature)
        + [
            .requiredReadiness, .requiredEmram, .requiredBandwidth, .originator, .deployments,
            .feedback,
        ]

    /// The side of a name, or nil.
    public init?(name: String) {
        guard let side = Self.all.first(where: { $0.name == name }) else { return nil }
        self = side
    }
}
