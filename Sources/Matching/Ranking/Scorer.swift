import Catalog

/// The plain engine: scores one solution at a time, in the obvious way.
///
/// Every faster path must give exactly these numbers.
struct Scorer {
    let plan: QueryPlan
    let index: SolutionIndex

    /// The utility of each active criterion for a solution; nil where unknown.
    func utilities(at position: Int) -> [Double?] {
        let row = index.row(position)
        return plan.criteria.map { $0.measure.utility(of: row) }
    }

    /// The score of a solution.
    ///
    /// Each contribution is the rounded product of weight and utility; the sum goes left to right.
    func score(at position: Int) -> Score {
        score(of: utilities(at: position), at: position)
    }

    /// The score that given utilities make, such as those of ``utilities(at:)``.
    func score(of utilities: [Double?], at position: Int) -> Score {
        var score = Score(position: position)
        for (criterion, utility) in zip(plan.criteria, utilities) {
            if let utility {
                score.add(utility, weight: criterion.weight)
            } else {
                score.addUnknown(criterion.unknownUtility, weight: criterion.weight)
            }
        }
        return score
    }

    /// What the constraints and the solution's own demands do to a solution.
    func verdicts(at position: Int) -> [(id: String, verdict: Verdict)] {
        let row = index.row(position)
        var verdicts = plan.constraints.map {
            (id: $0.constraint.id, verdict: $0.verdict(on: row))
        }
        for demand in HardRequirement.demands(row.requirements, of: plan.query.profile) {
            verdicts.append((HardRequirement.id(demand.name), demand.verdict))
        }
        return verdicts
    }
}

extension MatchEngine {
    /// The score of one solution; nil where a constraint excludes it.
    ///
    /// - Complexity: O(*c*) in the criteria and constraints.
    public func score(at position: Int, of plan: QueryPlan) -> Score? {
        let scorer = Scorer(plan: plan, index: index)
        let isExcluded = scorer.verdicts(at: position).contains { $0.verdict.excludes }
        return isExcluded ? nil : scorer.score(at: position)
    }

    /// Ranks all solutions in the obvious way: the plain twin of ``rank(_:)``, one solution after
    /// the other.
    ///
    /// - Complexity: O(*n* x *c* + *n* log *n*) for *n* solutions and *c* criteria, and much slower
    ///   than the paths that are held against it.
    public func plainRanking(_ plan: QueryPlan) -> [Score] {
        let scorer = Scorer(plan: plan, index: index)
        return (0..<index.count)
            .filter { position in
                !scorer.verdicts(at: position).contains { $0.verdict.excludes }
            }
            .map(scorer.score(at:))
            .filter { $0.value >= plan.query.minScore }
            .sorted { $0.precedes($1) }
    }
}
