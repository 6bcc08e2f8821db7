public import Catalog

/// One smallest way to soften a profile's constraints so that enough solutions remain.
public struct Relaxation: Sendable {
    /// What is done to one constraint.
    public enum Step: Sendable, Hashable {
        /// Solutions whose answer is unknown stay, with a warning.
        case warn
        /// One bound of a range moves to a value that is present.
        case bound(Feature, isMinimum: Bool, from: Expression.Bound, to: Expression.Bound)
        /// The bound moves, and unknown answers only warn.
        case boundAndWarn(Feature, isMinimum: Bool, from: Expression.Bound, to: Expression.Bound)
        /// The constraint is left out.
        case drop
    }

    /// A constraint and what is done to it.
    public struct Change: Sendable, Hashable {
        /// The constraint's id.
        public var constraint: String
        /// What is done to it.
        public var step: Step
    }

    /// What is done, in the order of the constraints.
    public var changes: [Change]
    /// How many solutions remain then.
    public var remaining: Int
    /// The score of the last one that is needed then.
    public var kthScore: Double
}
