public import Documents

/// A hard requirement of a profile, with what to do when the answer is unknown.
public struct NamedConstraint: Sendable, Hashable {
    /// What happens to a solution whose answer is unknown.
    public enum UnknownPolicy: String, Sendable, CaseIterable {
        /// It is excluded.
        case block
        /// It stays and carries a warning.
        case warn
        /// It stays.
        case allow
    }

    /// The id, unique in its profile.
    public var id: String
    /// The requirement.
    public var when: Expression
    /// What happens when the answer is unknown.
    public var unknown: UnknownPolicy
    /// The first day in force; nil for always.
    public var from: CalendarDate?
    /// The first day no longer in force; nil for always.
    public var until: CalendarDate?

    /// Makes a constraint.
    public init(
        id: String,
        when: Expression,
        unknown: UnknownPolicy = .warn,
        from: CalendarDate? = nil,
        until: CalendarDate? = nil
    ) {
        self.id = id
        self.when = when
        self.unknown = unknown
        self.from = from
        self.until = until
    }

    /// Whether the constraint is in force on a day: from <= day < until.
    public func isInForce(on day: CalendarDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (until.map { day < $0 } ?? true)
    }
}
