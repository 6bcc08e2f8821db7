public import Catalog

extension MatchEngine {
    /// Whether some solution's record requires something of regions, as a function tells.
    ///
    /// - Complexity: O(*d*) in the distinct requirements.
    public func requires(_ isAsked: (Requirements) -> Bool) -> Bool {
        index.requirements.values.contains { $0.map(isAsked) ?? false }
    }

    /// Whether a feature is known of some solution.
    ///
    /// - Complexity: O(*d*) in the distinct values.
    public func isKnown(_ feature: Feature) -> Bool {
        index.features[SolutionIndex.column(of: feature)].values.contains { $0 != .unknown }
    }

    /// The best solutions, were every demand met that solutions make on the region; the scores are
    /// those of the plan.
    ///
    /// - Parameters:
    ///   - plan: the plan.
    ///   - limit: how many are wanted.
    /// - Complexity: O(*n* x *c*) for *n* solutions and *c* criteria.
    public func reachable(_ plan: QueryPlan, limit: Int) -> [Score] {
        let table = UtilityTable(plan, engine: self, layout: .columns, asksDemands: false)
        return rank(table, limit: limit).scores
    }

    /// The score of a solution under a plan, whether it passes the constraints or not.
    ///
    /// - Complexity: O(*c*) in the criteria, each as costly as its utility.
    public func score(at position: Int, under plan: QueryPlan) -> Score {
        Scorer(plan: plan, index: index).score(at: position)
    }
}
