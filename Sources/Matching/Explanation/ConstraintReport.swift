public import Catalog

/// What a constraint says of one solution, and how far off the solution is.
public struct ConstraintReport: Sendable {
    /// One part that is not satisfied.
    public struct Shortfall: Sendable {
        /// The subject's name: a feature, `kind`, `lists`, `solution`, or a demand's name.
        public var subject: String
        /// The list of the codes; nil for amounts.
        public var list: String?
        /// Wanted codes that are missing, or unwanted ones that are there.
        public var codes: [String]
        /// What there is, where that is an amount.
        public var have: CriterionReport.Amount?
        /// The bound that is missed.
        public var need: CriterionReport.Amount?
        /// The distance in the unit or in steps, or the number of codes; nil when unknown.
        public var margin: Double?
    }

    /// The constraint's id.
    public var id: String
    /// Whether the solution satisfies it.
    public var truth: Truth
    /// What happens when nobody knows.
    public var policy: NamedConstraint.UnknownPolicy
    /// Whether the solution is excluded by it.
    public var isExcluded: Bool
    /// The parts that are not satisfied or not known.
    public var shortfalls: [Shortfall]
}
