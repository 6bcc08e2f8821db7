import Catalog

/// How one criterion came to what it contributes to one match.
public struct CriterionReport: Sendable {
    /// A needed code that is met only in part.
    public struct NearCode: Sendable, Hashable {
        /// The needed code.
        public var need: String
        /// The solution's code that comes nearest.
        public var have: String
        /// How near it comes, 0...1.
        public var affinity: Double
    }

    /// A value on an ordered scale, for people.
    public enum Amount: Sendable, Hashable {
        /// A number, with its unit where it has one.
        case number(Double, unit: String?)
        /// A step of a scale, by its code.
        case rank(String)
        /// A truth value.
        case boolean(Bool)
    }

    /// The criterion.
    public var criterion: Criterion
    /// The normalised weight.
    public var weight: Double
    /// The utility that was counted: the model's guess where nobody knows.
    public var utility: Double
    /// Whether the value is known.
    public var isKnown: Bool
    /// The list of the codes below; nil where the criterion has no codes.
    public var list: String?
    /// Needed codes that are fully there.
    public var matched: [String] = []
    /// Needed codes that are there in part.
    public var near: [NearCode] = []
    /// Needed codes that are not there at all.
    public var missing: [String] = []
    /// What the solution has (or asks for), where that is an amount.
    public var have: Amount?
    /// What the profile wants (or has), where that is an amount.
    public var need: Amount?

    /// What the criterion adds to the score: the rounded product.
    public var contribution: Double { weight * utility }

    /// What the score would gain if the criterion were fully met.
    public var gain: Double { weight * (1 - utility) }
}
