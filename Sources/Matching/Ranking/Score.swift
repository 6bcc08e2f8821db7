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

    /// The score before any criterion has contributed.
    init(position: Int) {
        self.position = position
        value = 0
        low = 0
        high = 0
        coverage = 0
    }

    /// Adds what a criterion contributes whose value is known.
    @inline(__always)
    mutating func add(_ utility: Double, weight: Double) {
        let contribution = weight * utility
        value += contribution
        low += contribution
        high += contribution
        coverage += weight
    }

    /// Adds what a criterion contributes whose value nobody knows.
    @inline(__always)
    mutating func addUnknown(_ utility: Double, weight: Double) {
        value += weight * utility
        high += weight
    }

    /// Whether this one stands above another: by score, then coverage, then id, which positions
    /// follow.
    @inline(__always)
    func precedes(_ other: Score) -> Bool {
        if value != other.value { return value > other.value }
        if coverage != other.coverage { return coverage > other.coverage }
        return position < other.position
    }
}
