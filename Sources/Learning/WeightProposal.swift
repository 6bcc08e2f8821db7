public import Catalog

/// Weights that follow from preferences, beside those there are. Nothing is changed by it.
public struct WeightProposal: Sendable {
    /// What is proposed for one criterion.
    public struct Line: Sendable, Hashable {
        /// The criterion's id.
        public var criterion: String
        /// The normalised weight as it is.
        public var before: Double
        /// The normalised weight that is proposed.
        public var after: Double
        /// The raw weight that makes it so, on the scale of the raw weights there are.
        public var raw: Double
        /// The least that could have been proposed.
        public var lower: Double
        /// The most that could have been proposed.
        public var upper: Double
        /// Whether somebody wants it to stay.
        public var isPinned: Bool
    }

    /// The share of the pairs that weights order as preferred, ties by half.
    public struct Accuracy: Sendable, Hashable {
        /// Under the weights as they are.
        public var before: Double
        /// Under fitted weights.
        public var after: Double
    }

    /// Every active criterion, in model order.
    public let lines: [Line]
    /// How many pairs of solutions count.
    public let pairCount: Int
    /// How fitted weights do on pairs that were left out of their fit.
    public let heldOut: Accuracy
    /// In how many parts pairs were left out.
    public let folds: Int
    /// How the proposed weights do on the pairs they were fitted to.
    public let fitted: Accuracy
    /// The preferences that no weights can follow all at once.
    public let conflicts: [PreferenceConflict]
    /// What the profile's `weights` have to say for the proposal to hold.
    public let profileWeights: [NeedsProfile.Weight]

    /// Whether anything else is proposed than what there is.
    public var isChanged: Bool { lines.contains { $0.after != $0.before } }
}
