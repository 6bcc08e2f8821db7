public import Matching

/// An entry of the catalogue that builds a dimension: a training, a guideline or a tool.
public struct ReadinessHelp: Sendable, Hashable {
    /// The position of the entry in the snapshot.
    public var position: Int
    /// How much of what builds the dimension it covers, 0...1.
    public var score: Double
    /// What it covers of that, in the order of the model.
    public var hits: [CodeOverlap.Hit]
}
