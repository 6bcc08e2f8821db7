/// What is required of a solution, in three-valued (Kleene) logic.
public indirect enum Expression: Sendable, Hashable {
    /// What an expression looks at.
    public enum Subject: Sendable, Hashable {
        /// A feature, which may be unknown.
        case feature(Feature)
        /// The solution's kind.
        case kind
        /// The public lists that carry the solution.
        case lists
        /// The solution's own id.
        case solution
    }

    /// An end of a range.
    public enum Bound: Sendable, Hashable {
        /// A number in the feature's unit.
        case number(Double)
        /// A step of the feature's scale, by its code.
        case rank(String)
    }

    /// Every part holds.
    case all([Expression])
    /// At least one part holds.
    case any([Expression])
    /// The part does not hold.
    case not(Expression)
    /// At least one of the codes, or one below it, is there.
    case anyOf(Subject, [String])
    /// Each of the codes, or one below it, is there.
    case allOf(Subject, [String])
    /// None of the codes, nor one below it, is there.
    case noneOf(Subject, [String])
    /// The value lies between the bounds, which belong to the range.
    case range(Feature, min: Bound?, max: Bound?)
    /// The value is this truth value.
    case exactly(Feature, Bool)
    /// The value is known (or unknown): never unknown itself.
    case known(Feature, Bool)
}

extension Expression.Subject {
    /// The subject's name in a document.
    public var name: String {
        switch self {
        case .feature(let feature): feature.rawValue
        case .kind: "kind"
        case .lists: "lists"
        case .solution: "solution"
        }
    }

    /// The subject of a name, or nil.
    public init?(name: String) {
        switch name {
        case "kind": self = .kind
        case "lists": self = .lists
        case "solution": self = .solution
        default:
            guard let feature = Feature(rawValue: name) else { return nil }
            self = .feature(feature)
        }
    }

    /// The list the subject's codes belong to, or nil for numbers and booleans.
    public var list: String? {
        switch self {
        case .kind: return "kinds"
        case .lists: return "lists"
        case .solution: return "solutions"
        case .feature(let feature):
            switch feature.kind {
            case .codeSet, .ordinal: return feature.list
            case .number, .boolean: return nil
            }
        }
    }

    /// The names that a document may use.
    public static let names = Feature.allCases.map(\.rawValue) + ["kind", "lists", "solution"]
}
