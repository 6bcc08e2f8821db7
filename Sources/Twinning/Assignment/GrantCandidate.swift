/// A pair of regions that a programme may pay for.
///
/// Money is whole cents, so that sums are exact in whatever order they are taken.
public struct GrantCandidate: Sendable, Hashable {
    /// The position of the region it comes from; positions follow ids.
    public var originator: Int
    /// The position of the region that wants it.
    public var adopter: Int
    /// How good the pair is, to both sides alike.
    public var score: Double
    /// What the twinning costs, in EUR cents.
    public var cost: Int

    /// Makes a candidate.
    public init(originator: Int, adopter: Int, score: Double, cost: Int) {
        self.originator = originator
        self.adopter = adopter
        self.score = score
        self.cost = cost
    }

    /// Whether it is taken before another: by score, then by ids.
    @inline(__always)
    func precedes(_ other: Self) -> Bool {
        if score != other.score { return score > other.score }
        if originator != other.originator { return originator < other.originator }
        return adopter < other.adopter
    }

    /// Whether a region takes part in both.
    func meets(_ other: Self) -> Bool {
        originator == other.originator || originator == other.adopter
            || adopter == other.originator || adopter == other.adopter
    }
}
