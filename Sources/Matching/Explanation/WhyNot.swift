import Catalog

/// Why a solution is not among the best k, and the smallest changes that would bring it there.
public struct WhyNot: Sendable {
    /// A change of one number that is enough.
    public struct Change: Sendable, Hashable {
        /// The criterion.
        public var criterion: String
        /// The utility, or the raw weight, as it is.
        public var from: Double
        /// The value nearest to it that is enough.
        public var to: Double
    }

    /// How far a criterion puts the solution behind the one at rank k.
    public struct Difference: Sendable, Hashable {
        /// The criterion.
        public var criterion: String
        /// The contribution of the solution at rank k less this one's.
        public var behind: Double
    }

    /// The rank to reach.
    public var k: Int
    /// The solution's rank; nil when a constraint excludes it.
    public var rank: Int?
    /// The id of the solution at rank k; nil when fewer remain.
    public var kth: String?
    /// The score of the solution at rank k less this one's; nil when fewer remain.
    public var gap: Double?
    /// The gap by criterion, largest first; only criteria that differ.
    public var differences: [Difference]
    /// For each criterion that could do it alone: the smallest utility that is enough, smallest
    /// step first.
    public var utilityChanges: [Change]
    /// For each criterion that could do it alone: the nearest raw weight that is enough, with all
    /// others fixed and all renormalised, smallest step first.
    public var weightChanges: [Change]
}

extension MatchEngine {
    /// Judges one solution in full, whether it is among the results or not.
    ///
    /// - Complexity: O(*n* x *c*), as ranking.
    public func match(_ position: Int, in ranking: Ranking) -> Match {
        match(position, in: ranking, rank: ranking.rank(of: position))
    }

    /// Judges one solution in full, its rank being known.
    ///
    /// - Complexity: O(*c*) in the criteria.
    public func match(_ position: Int, in ranking: Ranking, rank: Int?) -> Match {
        Explainer(engine: self, plan: ranking.plan).match(at: position, rank: rank)
    }

    /// Why a solution is not among the best `k` of a ranking.
    ///
    /// - Complexity: O(*c* x *n* x (*c* + log *n*)) for *n* solutions and *c* criteria.
    public func whyNot(_ position: Int, k: Int, in ranking: Ranking) -> WhyNot {
        var answer = WhyNot(
            k: k,
            rank: ranking.rank(of: position),
            kth: nil,
            gap: nil,
            differences: [],
            utilityChanges: [],
            weightChanges: []
        )
        guard let rank = answer.rank, ranking.scores.count >= k else { return answer }
        let kth = ranking.scores[k - 1]
        answer.kth = snapshot.solutions.id(at: kth.position)
        guard rank > k else { return answer }
        let search = ChangeSearch(engine: self, ranking: ranking, position: position, k: k)
        answer.gap = kth.value - ranking.scores[rank - 1].value
        answer.differences = search.differences(to: kth.position)
        answer.utilityChanges = search.utilityChanges()
        answer.weightChanges = search.weightChanges()
        return answer
    }
}

extension Ranking {
    /// The rank of a solution, from 1; nil when it is excluded or below the lowest score.
    ///
    /// - Complexity: O(*n*).
    public func rank(of position: Int) -> Int? {
        scores.firstIndex { $0.position == position }.map { $0 + 1 }
    }
}
