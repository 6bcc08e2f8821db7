/// How often each score was given.
public struct Ratings: Sendable, Hashable {
    /// The fewest ratings of which one can tell whether they disagree.
    private static let fewest = 4
    /// How far from the median still counts as agreement: a window of three scores.
    private static let reach = 1.0

    /// How often each score from -3 to 3 was given.
    public private(set) var counts = [Int](repeating: 0, count: Vote.scores.count)

    /// No ratings.
    public init() {}

    /// Counts a score once more, or once less.
    public mutating func add(_ score: Int, _ times: Int = 1) {
        counts[score - Vote.scores.lowerBound] += times
    }

    /// The ratings of both.
    public static func + (one: Ratings, other: Ratings) -> Ratings {
        var sum = one
        for place in sum.counts.indices { sum.counts[place] += other.counts[place] }
        return sum
    }

    /// How many ratings there are.
    public var total: Int { counts.reduce(0, +) }

    /// Each score with how often it was given, from -3 up.
    public var byScore: [(score: Int, count: Int)] {
        zip(Vote.scores, counts).map { (score: $0, count: $1) }
    }

    /// The mean score; nil without ratings.
    public var mean: Double? {
        let total = total
        guard total > 0 else { return nil }
        return Double(byScore.reduce(0) { $0 + $1.score * $1.count }) / Double(total)
    }

    /// The middle score, between the two middle ones where there are two; nil without ratings.
    public var median: Double? {
        let total = total
        guard total > 0 else { return nil }
        return Double(score(at: (total - 1) / 2) + score(at: total / 2)) / 2
    }

    /// Whether the raters are split: at least four ratings, of which more than a third lie outside
    /// the three-point window about the median.
    ///
    /// Source: the idea of disagreement in the RAND/UCLA appropriateness method, Fitch et al. 2001.
    public var isSplit: Bool {
        let total = total
        guard total >= Self.fewest, let median else { return false }
        let outside = byScore.filter { abs(Double($0.score) - median) > Self.reach }
        return 3 * outside.reduce(0) { $0 + $1.count } > total
    }

    /// The score that stands at a place when all are sorted.
    private func score(at place: Int) -> Int {
        var passed = 0
        for (score, count) in byScore {
            passed += count
            if place < passed { return score }
        }
        return Vote.scores.upperBound
    }
}
