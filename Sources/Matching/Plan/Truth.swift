/// A truth value of Kleene's three-valued logic.
public enum Truth: String, Sendable {
    /// It holds.
    case yes
    /// It does not hold.
    case no
    /// Nobody knows.
    case unknown

    /// The negation.
    var negated: Truth {
        switch self {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }

    /// The truth value of a known fact.
    init(_ holds: Bool) { self = holds ? .yes : .no }
}
