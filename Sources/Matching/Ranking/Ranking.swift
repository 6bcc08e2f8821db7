import Catalog

/// The solutions that pass every constraint, best first, and how many each constraint removed.
public struct Ranking: Sendable {
    /// How many solutions a constraint removed.
    public struct Exclusion: Sendable, Hashable {
        /// The constraint's id; `requires.*` for what solutions demand of the region.
        public var constraint: String
        /// Solutions that fail it.
        public var no: Int
        /// Solutions it blocks because nobody knows.
        public var unknown: Int
    }

    /// The plan that was followed.
    public let plan: QueryPlan
    /// The solutions that pass the constraints and reach the lowest score, best first: all of them,
    /// or as many as were asked for.
    public let scores: [Score]
    /// How many solutions pass the constraints, whatever their score.
    public let total: Int
    /// What each constraint removed, where it removed anything; a solution that fails two counts
    /// under both.
    public let exclusions: [Exclusion]
}

extension MatchEngine {
    /// Ranks all solutions.
    ///
    /// - Complexity: O(*n* x *c* + *n* log *n*) for *n* solutions and *c* criteria.
    public func rank(_ plan: QueryPlan) -> Ranking {
        let table = UtilityTable(plan, engine: self, layout: .columns)
        let weights = plan.criteria.map(\.weight)
        var scores: [Score] = []
        scores.reserveCapacity(table.total)
        table.admission.rows.forEach { scores.append(table.score(at: $0, weights)) }
        if plan.query.minScore > 0 { scores.removeAll { $0.value < plan.query.minScore } }
        scores.sort { $0.precedes($1) }
        return Ranking(
            plan: plan,
            scores: scores,
            total: table.total,
            exclusions: table.exclusions
        )
    }

    /// Ranks the best solutions: the beginning of what ``rank(_:)`` gives.
    ///
    /// - Parameter limit: how many are wanted.
    /// - Complexity: O(*n* x *c*) for *n* solutions and *c* criteria.
    public func rank(_ plan: QueryPlan, limit: Int) -> Ranking {
        rank(UtilityTable(plan, engine: self, layout: .columns), limit: limit)
    }

    /// Ranks the best solutions of a table under its plan's weights.
    ///
    /// - Parameter limit: how many are wanted.
    /// - Complexity: O(*n* x *c*) for *n* solutions and *c* criteria.
    public func rank(_ table: UtilityTable, limit: Int) -> Ranking {
        let plan = table.plan
        var search = MatchSearch()
        table.search(
            limit,
            weights: plan.criteria.map(\.weight),
            minScore: plan.query.minScore,
            in: &search
        )
        return Ranking(
            plan: plan,
            scores: search.scores,
            total: table.total,
            exclusions: table.exclusions
        )
    }
}
