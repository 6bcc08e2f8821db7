public import Catalog
public import Documents
import Matching

/// Something of a region that a solution can ask for: a SCIROCCO dimension, the stage of hospital
/// records, or what there is to run it with.
public enum ReadinessDimension: Sendable, Hashable {
    /// A dimension of the SCIROCCO model, by its code.
    case scirocco(String)
    /// The EMRAM stage of the region's hospitals.
    case emram
    /// The bandwidth at the sites, in Mbit/s.
    case bandwidth
    /// The staff to run a solution, in full-time equivalents.
    case staff

    /// Every dimension, in the order in which they are told.
    public static let all =
        Scirocco.dimensions.map(Self.scirocco) + [.emram, .bandwidth, .staff]

    /// The name in a profile, a model and an answer.
    public var id: String {
        switch self {
        case .scirocco(let code): code
        case .emram: "emram"
        case .bandwidth: "bandwidth"
        case .staff: "staff"
        }
    }

    /// The dimension of a name, or nil.
    public init?(id: String) {
        guard let dimension = Self.all.first(where: { $0.id == id }) else { return nil }
        self = dimension
    }

    /// What a level can be, in ``unit`` where it has one.
    public var levels: ClosedRange<Double> {
        switch self {
        case .scirocco: Scirocco.levels
        case .emram: Emram.stages
        case .bandwidth, .staff: 0...1e6
        }
    }

    /// The unit of a level (UCUM, and FTE); nil for a step of a scale.
    public var unit: String? {
        switch self {
        case .scirocco, .emram: nil
        case .bandwidth: "Mbit/s"
        case .staff: "FTE"
        }
    }

    /// The declared form of a level.
    public var shape: Shape { .number(levels, unit: unit) }

    /// The list and the code under which people find its words.
    public var label: (list: String, code: String) {
        switch self {
        case .scirocco(let code): ("scirocco", code)
        case .emram, .bandwidth, .staff: ("headings", "there.\(id)")
        }
    }

    /// What a shortfall is of the whole, 0...1: of the scale, or of what is required.
    public func share(of gap: Double, required: Double) -> Double {
        switch self {
        case .scirocco, .emram: gap / levels.upperBound
        case .bandwidth, .staff: gap / required
        }
    }
}

extension ReadinessDimension {
    /// The level of a profile's region and how far its judges disagree; nil where nobody knows.
    public func level(
        in profile: NeedsProfile
    ) -> (present: Double, spread: Double?)? {
        switch self {
        case .scirocco(let code): profile.readiness[code].map { ($0.value, $0.spread) }
        case .emram: profile.emram.map { ($0, nil) }
        case .bandwidth: profile.bandwidth.map { ($0, nil) }
        case .staff: profile.staff.map { ($0, nil) }
        }
    }

    /// A profile with another level, written as a profile has it: a spread stays as it is.
    public func raising(_ profile: NeedsProfile, to level: Double) -> NeedsProfile {
        var raised = profile
        switch self {
        case .scirocco(let code):
            let spread = profile.readiness[code]?.spread
            raised.readiness[code] = NeedsProfile.ReadinessLevel(value: level, spread: spread)
        case .emram: raised.emram = level
        case .bandwidth: raised.bandwidth = level
        case .staff: raised.staff = level
        }
        return raised
    }

    /// What a solution's record asks for: its `requires`, and for bandwidth and staff also what
    /// its features say that it takes; nil where the record says nothing.
    public func asked(by solution: Solution) -> Double? {
        switch self {
        case .scirocco(let code): solution.requires?.readiness[code]
        case .emram: solution.requires?.emram
        case .bandwidth:
            [solution.requires?.bandwidth, Self.number(solution, .bandwidth)]
                .compactMap(\.self).max()
        case .staff: Self.number(solution, .staff)
        }
    }

    /// Whether a record asks for it anywhere: where none does, no level of it moves a ranking.
    ///
    /// - Complexity: O(*d*) in the distinct values of the records.
    func isAsked(in engine: MatchEngine) -> Bool {
        switch self {
        case .scirocco(let code): engine.requires { $0.readiness[code] != nil }
        case .emram: engine.requires { $0.emram != nil }
        case .bandwidth: engine.requires { $0.bandwidth != nil } || engine.isKnown(.bandwidth)
        case .staff: engine.isKnown(.staff)
        }
    }

    private static func number(_ solution: Solution, _ feature: Feature) -> Double? {
        guard case .number(let number)? = solution.features[feature]?.value else { return nil }
        return number
    }
}
