/// How far weights that are learned from preferences may move, and how easily they do.
public struct LearningBounds: Sendable, Hashable {
    /// The least of its present weight that a criterion keeps, as a factor; 0...1.
    public var smallest: Double
    /// The most of its present weight that a criterion gets, as a factor; 1...10.
    public var largest: Double
    /// What a lead of 1 in score counts as in log odds of being preferred; 1...100.
    public var scale: Double
    /// What moving away from the present weights costs: more for fewer and smaller moves; 1...1000.
    public var penalty: Double

    /// Makes bounds.
    public init(
        smallest: Double = 0.5,
        largest: Double = 2,
        scale: Double = 20,
        penalty: Double = 30
    ) {
        self.smallest = smallest
        self.largest = largest
        self.scale = scale
        self.penalty = penalty
    }
}
