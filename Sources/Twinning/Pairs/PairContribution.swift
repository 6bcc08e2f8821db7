/// What one criterion adds to the score of a pair.
public struct PairContribution: Sendable, Hashable {
    /// The criterion.
    public var criterion: PairCriterion
    /// The normalised weight.
    public var weight: Double
    /// The utility that was counted: the model's guess where nobody knows.
    public var utility: Double
    /// Whether it is known.
    public var isKnown: Bool

    /// What is added: the rounded product.
    public var value: Double { weight * utility }
}
