/// Two regions judged as twins: one from which something comes, and one that wants it.
public struct TwinPair: Sendable {
    /// A solution that the originator has and the adopter's needs ask for.
    public struct Offer: Sendable, Hashable {
        /// Where and how far it has come.
        public var foothold: Foothold
        /// Its score in the adopter's ranking, 0...1.
        public var fit: Double
        /// Its place in the adopter's ranking, from 1.
        public var rank: Int
        /// Fit times what the foothold is worth.
        public var value: Double
    }

    /// The position of the region it comes from.
    public var originator: Int
    /// The position of the region that wants it.
    public var adopter: Int
    /// The utility of each `PairCriterion`; nil where nobody knows.
    public var utilities: [Double?]
    /// The contributions added left to right, in the order of `PairCriterion`.
    public var score: Double
    /// The best solutions, by value and then by rank.
    public var offers: [Offer]
    /// The mean levels of readiness that the adopter is below the originator, over the dimensions
    /// of which both have told; nil where there are none.
    public var gap: Double?
    /// The type of twinning that this suggests.
    public var type: TwinningType

    /// The utility of a criterion; nil where nobody knows.
    public subscript(criterion: PairCriterion) -> Double? {
        PairCriterion.allCases.firstIndex(of: criterion).flatMap { utilities[$0] }
    }

    /// Whether it stands above another pair: by score, then by ids, which positions follow.
    public func precedes(_ other: TwinPair) -> Bool {
        if score != other.score { return score > other.score }
        return (originator, adopter) < (other.originator, other.adopter)
    }
}
