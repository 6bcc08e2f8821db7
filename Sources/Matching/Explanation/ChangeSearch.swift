/// Looks for the smallest change of one number that brings a solution among the best k.
struct ChangeSearch {
    let scorer: Scorer
    let position: Int
    let k: Int
    /// The ranked solutions, this one included.
    let scores: [Score]
    /// Their utilities, in the same order; nil where unknown.
    let utilities: [[Double?]]
    /// Where this solution stands in ``scores``.
    let own: Int

    /// The largest raw weight that may be named.
    static let largestWeight = 1e6

    init(engine: MatchEngine, ranking: Ranking, position: Int, k: Int) {
        let scorer = Scorer(plan: ranking.plan, index: engine.index)
        self.scorer = scorer
        self.position = position
        self.k = k
        scores = ranking.scores
        utilities = ranking.scores.map { scorer.utilities(at: $0.position) }
        own = ranking.scores.firstIndex { $0.position == position } ?? 0
    }

    private var criteria: [PlannedCriterion] { scorer.plan.criteria }

    /// What a criterion counts for a solution, known or not.
    private func effective(_ solution: Int, _ criterion: Int) -> Double {
        utilities[solution][criterion] ?? criteria[criterion].unknownUtility
    }

    /// How far each criterion puts the solution behind another, largest first.
    func differences(to other: Int) -> [WhyNot.Difference] {
        let rival = scores.firstIndex { $0.position == other } ?? own
        let all = criteria.indices.map { index in
            WhyNot.Difference(
                criterion: criteria[index].criterion.id,
                behind: criteria[index].weight * effective(rival, index)
                    - criteria[index].weight * effective(own, index)
            )
        }
        return all.filter { $0.behind != 0 }.sorted { $0.behind > $1.behind }
    }

    // MARK: Utilities

    /// The smallest sufficient utility of each criterion that could do it alone.
    func utilityChanges() -> [WhyNot.Change] {
        var rivals = scores
        rivals.remove(at: own)
        let rival = rivals[k - 1]
        let changes = criteria.indices.compactMap { index -> WhyNot.Change? in
            let now = effective(own, index)
            let isEnough = { (utility: Double) in
                var changed = utilities[own]
                changed[index] = utility
                return scorer.score(of: changed, at: position).precedes(rival)
            }
            guard now < 1, isEnough(1) else { return nil }
            let smallest = Self.smallest(above: now, upTo: 1, where: isEnough)
            return WhyNot.Change(criterion: criteria[index].criterion.id, from: now, to: smallest)
        }
        return changes.sorted { $0.to - $0.from < $1.to - $1.from }
    }

    /// The least Double in `low`...`high` for which a monotone condition holds, by bisecting the
    /// bit patterns, which are ordered as the numbers are.
    private static func smallest(
        above low: Double,
        upTo high: Double,
        where holds: (Double) -> Bool
    ) -> Double {
        if holds(low) { return low }
        var fails = low.bitPattern
        var works = high.bitPattern
        while works - fails > 1 {
            let middle = fails + (works - fails) / 2
            if holds(Double(bitPattern: middle)) { works = middle } else { fails = middle }
        }
        return Double(bitPattern: works)
    }

    // MARK: Weights

    /// The nearest sufficient raw weight of each criterion that could do it alone.
    func weightChanges() -> [WhyNot.Change] {
        let changes = criteria.indices.compactMap { index -> WhyNot.Change? in
            let now = criteria[index].raw
            let found = [true, false].compactMap { nearestWeight(of: index, upward: $0) }
            guard let nearest = found.min(by: { abs($0 - now) < abs($1 - now) }) else { return nil }
            return WhyNot.Change(criterion: criteria[index].criterion.id, from: now, to: nearest)
        }
        return changes.sorted { abs($0.to - $0.from) < abs($1.to - $1.from) }
    }

    /// The nearest sufficient raw weight of one criterion on one side of what it is now.
    ///
    /// Against each other solution, the difference of scores times the sum of weights is linear in
    /// the raw weight, so the order changes only where those lines cross zero. The crossings are
    /// walked outward from the present weight, and the first stretch with rank <= k is confirmed
    /// with the scores themselves.
    private func nearestWeight(of index: Int, upward: Bool) -> Double? {
        let now = criteria[index].raw
        let crossings = crossings(of: index).filter {
            upward ? $0 > now && $0 <= Self.largestWeight : $0 < now && $0 >= 0
        }
        let ordered = Array(Set(crossings)).sorted { upward ? $0 < $1 : $0 > $1 }
        let end = upward ? Self.largestWeight : 0
        // Scores that are equal now may part with the first step, so the walk starts here.
        let corners = [now] + ordered + [end]
        for place in corners.indices.dropLast() {
            let (corner, next) = (corners[place], corners[place + 1])
            let middle = corner + (next - corner) / 2
            guard let inside = [middle, next].first(where: { isEnough(index, weight: $0) }) else {
                continue
            }
            let before = place > 0 ? corners[place - 1] + (corner - corners[place - 1]) / 2 : now
            return nearest(index, failing: before, working: inside)
        }
        return nil
    }

    /// The raw weights at which another solution and this one have the same score.
    private func crossings(of index: Int) -> [Double] {
        scores.indices.compactMap { other in
            guard other != own else { return nil }
            let slope = effective(own, index) - effective(other, index)
            guard slope != 0 else { return nil }
            var rest = 0.0
            for criterion in criteria.indices where criterion != index {
                rest +=
                    criteria[criterion].raw
                    * (effective(own, criterion) - effective(other, criterion))
            }
            return -rest / slope
        }
    }

    /// The weight nearest to `failing` that is enough, between it and `working`.
    private func nearest(_ index: Int, failing: Double, working: Double) -> Double {
        var fails = failing.bitPattern
        var works = working.bitPattern
        while max(works, fails) - min(works, fails) > 1 {
            let middle = min(works, fails) + (max(works, fails) - min(works, fails)) / 2
            if isEnough(index, weight: Double(bitPattern: middle)) {
                works = middle
            } else {
                fails = middle
            }
        }
        return Double(bitPattern: works)
    }

    /// Whether the solution is among the best k under another raw weight, all renormalised.
    private func isEnough(_ index: Int, weight: Double) -> Bool {
        guard let plan = scorer.plan.reweighted(index, raw: weight) else { return false }
        let scorer = Scorer(plan: plan, index: scorer.index)
        let score = scorer.score(of: utilities[own], at: position)
        var better = 0
        for other in scores.indices where other != own {
            let rival = scorer.score(of: utilities[other], at: scores[other].position)
            if rival.precedes(score) { better += 1 }
            if better >= k { return false }
        }
        return true
    }
}
