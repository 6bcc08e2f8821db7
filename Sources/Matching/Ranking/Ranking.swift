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
    /// Every solution that passes the constraints and reaches the lowest score, best first.
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
        let scorer = Scorer(plan: plan, index: index)
        var tally = ExclusionTally(plan)
        let admitted = index.rows.indices.filter { tally.admit($0, scorer) }
        var scores = scorer.scores(at: admitted)
        if plan.query.minScore > 0 { scores.removeAll { $0.value < plan.query.minScore } }
        scores.sort { $0.precedes($1) }
        return Ranking(
            plan: plan,
            scores: scores,
            total: admitted.count,
            exclusions: tally.exclusions
        )
    }
}

/// Counts what constraints remove.
private struct ExclusionTally {
    private var counts: [(no: Int, unknown: Int)]
    private var demands: [String: (no: Int, unknown: Int)] = [:]
    private let constraints: [PlannedConstraint]

    init(_ plan: QueryPlan) {
        constraints = plan.constraints
        counts = Array(repeating: (0, 0), count: plan.constraints.count)
    }

    /// Counts one solution under every constraint that excludes it.
    ///
    /// - Returns: whether none does.
    mutating func admit(_ position: Int, _ scorer: Scorer) -> Bool {
        let row = scorer.index.rows[position]
        var isAdmitted = true
        for (index, constraint) in constraints.enumerated() {
            switch constraint.verdict(on: row, at: position) {
            case .excludedAsNo:
                counts[index].no += 1
                isAdmitted = false
            case .excludedAsUnknown:
                counts[index].unknown += 1
                isAdmitted = false
            case .pass, .warn: break
            }
        }
        guard row.requirements?.isHard == true else { return isAdmitted }
        for demand in HardRequirement.demands(row.requirements, of: scorer.plan.query.profile)
        where demand.verdict.excludes {
            demands[HardRequirement.id(demand.name), default: (0, 0)].no += 1
            isAdmitted = false
        }
        return isAdmitted
    }

    var exclusions: [Ranking.Exclusion] {
        var result: [Ranking.Exclusion] = []
        for (constraint, count) in zip(constraints, counts) where count.no + count.unknown > 0 {
            result.append(
                .init(constraint: constraint.constraint.id, no: count.no, unknown: count.unknown)
            )
        }
        for (id, count) in demands.sorted(by: { $0.key < $1.key }) {
            result.append(.init(constraint: id, no: count.no, unknown: count.unknown))
        }
        return result
    }
}
