public import Catalog
public import Experience

/// Somebody to be brought in, and why.
public struct NetworkSuggestion: Sendable {
    /// What one reason adds to the score.
    public struct Contribution: Sendable, Hashable {
        /// The reason.
        public var reason: NetworkModel.Reason
        /// The normalised weight.
        public var weight: Double
        /// The utility that was counted: the model's guess where the member says nothing.
        public var utility: Double
        /// Whether the member says something.
        public var isKnown: Bool

        /// The rounded product of weight and utility.
        public var value: Double { weight * utility }
    }

    /// A code of the member that comes near one that is wanted.
    public struct Near: Sendable, Hashable {
        /// The reason that it speaks for.
        public var reason: NetworkModel.Reason
        /// The feature whose list both are of.
        public var feature: Feature
        /// What is wanted: by the solution or the region, or, of asks, by the member.
        public var need: String
        /// What there is.
        public var have: String
        /// How near that comes, 0...1.
        public var affinity: Double
    }

    /// Who.
    public var member: NetworkMember
    /// The contributions added left to right.
    public var score: Double
    /// The score if everything unknown were worthless.
    public var low: Double
    /// The score if everything unknown fitted fully.
    public var high: Double
    /// What each reason adds, in model order.
    public var contributions: [Contribution]
}
