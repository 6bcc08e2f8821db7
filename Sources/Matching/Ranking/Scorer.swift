import Catalog

/// The plain engine: scores one solution at a time, in the obvious way.
///
/// Every faster path must give exactly these numbers.
struct Scorer {
    let plan: QueryPlan
    let index: SolutionIndex

    /// The utility of each active criterion for a solution; nil where unknown.
    func utilities(at position: Int) -> [Double?] {
        let row = index.rows[position]
        return plan.criteria.map { $0.measure.utility(of: row, at: position) }
    }

    /// The score of a solution.
    ///
    /// Each contribution is the rounded product of weight and utility; the sum goes left to right.
    func score(at position: Int) -> Score {
        score(of: utilities(at: position), at: position)
    }

    /// The scores of several solutions, criterion by criterion; each is what ``score(at:)`` gives.
    func scores(at positions: [Int]) -> [Score] {
        var scores = positions.map {
            Score(position: $0, value: 0, low: 0, high: 0, coverage: 0)
        }
        for place in plan.criteria.indices {
            let measure = plan.criteria[place].measure
            for (number, position) in positions.enumerated() {
                let utility = measure.utility(of: index.rows[position], at: position)
                add(utility, at: place, to: &scores[number])
            }
        }
        return scores
    }

    /// The score that given utilities make, such as those of ``utilities(at:)``.
    func score(of utilities: [Double?], at position: Int) -> Score {
        var score = Score(position: position, value: 0, low: 0, high: 0, coverage: 0)
        for place in plan.criteria.indices { add(utilities[place], at: place, to: &score) }
        return score
    }

    /// Adds what the criterion at a place contributes.
    private func add(_ utility: Double?, at place: Int, to score: inout Score) {
        let weight = plan.criteria[place].weight
        if let utility {
            let contribution = weight * utility
            score.value += contribution
            score.low += contribution
            score.high += contribution
            score.coverage += weight
        } else {
            score.value += weight * plan.criteria[place].unknownUtility
            score.high += weight
        }
    }

    /// What the constraints and the solution's own demands do to a solution.
    func verdicts(at position: Int) -> [(id: String, verdict: Verdict)] {
        let row = index.rows[position]
        var verdicts = plan.constraints.map {
            (id: $0.constraint.id, verdict: $0.verdict(on: row, at: position))
        }
        for demand in HardRequirement.demands(row.requirements, of: plan.query.profile) {
            verdicts.append((HardRequirement.id(demand.name), demand.verdict))
        }
        return verdicts
    }

    /// Whether every constraint and demand lets a solution stay.
    func admits(_ position: Int) -> Bool {
        let row = index.rows[position]
        for constraint in plan.constraints
        where constraint.verdict(on: row, at: position).excludes {
            return false
        }
        guard row.requirements?.isHard == true else { return true }
        return !HardRequirement.demands(row.requirements, of: plan.query.profile)
            .contains { $0.verdict.excludes }
    }
}
