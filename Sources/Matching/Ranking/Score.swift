/// What a solution is worth under a plan.
public struct Score: Sendable, Hashable {
    /// The position of the solution in the snapshot.
    public var position: Int
    /// The contributions added left to right in model order.
    public var value: Double
    /// The score if everything unknown were worthless.
    public var low: Double
    /// The score if everything unknown fitted fully.
    public var high: Double
    /// The weight share that is known.
    public var coverage: Double

    /// Whether this one stands above another: by score, then coverage, then id, which positions
    /// follow.
    func precedes(_ other: Score) -> Bool {
        if value != other.value { return value > other.value }
        if coverage != other.coverage { return coverage > other.coverage }
        return position < other.position
    }
}
