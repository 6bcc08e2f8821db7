/// What is required of a region on one dimension, beside what is there.
public struct ReadinessRow: Sendable, Hashable {
    /// Where the required level comes from, the strongest first.
    public enum Basis: String, Sendable, CaseIterable {
        /// The question itself.
        case query
        /// The record of a solution.
        case record
        /// The readiness model: a judgement, and no fact of the solution.
        case model
    }

    /// The dimension.
    public var dimension: ReadinessDimension
    /// The level that is required, in the dimension's unit.
    public var required: Double
    /// The level that is there; nil where nobody knows.
    public var present: Double?
    /// How far the judges of the region disagree, in levels.
    public var spread: Double?
    /// Whether some judges see the required level reached and others do not.
    public var isUncertain: Bool
    /// Where the required level comes from.
    public var basis: Basis
    /// The considered solutions that ask for more than is there; where none does, all that ask.
    public var askedBy: [Int]
    /// What closing the gap does; nil where the level is not known.
    public var effect: ReadinessEffect?
    /// Entries that build the dimension, or help to find its level out; best first.
    public var help: [ReadinessHelp] = []

    /// What is missing, in the dimension's unit; nil where nobody knows.
    public var gap: Double? { present.map { max(0, required - $0) } }
}

extension ReadinessRow {
    /// Whether one gap is to be closed before another: certain before uncertain, then by what it
    /// gains, by how many ask, by its size, by the dimension's id.
    static func precedes(_ left: ReadinessRow, _ right: ReadinessRow) -> Bool {
        if left.isUncertain != right.isUncertain { return !left.isUncertain }
        let gains = (left.effect?.gain ?? 0, right.effect?.gain ?? 0)
        if gains.0 != gains.1 { return gains.0 > gains.1 }
        if left.askedBy.count != right.askedBy.count {
            return left.askedBy.count > right.askedBy.count
        }
        if left.size != right.size { return left.size > right.size }
        return left.dimension.id < right.dimension.id
    }

    /// What is missing as a share of the scale, or of what is required.
    private var size: Double { dimension.share(of: gap ?? 0, required: required) }
}
