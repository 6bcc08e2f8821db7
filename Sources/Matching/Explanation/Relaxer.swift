import Catalog

/// Finds all smallest relaxations of a plan's constraints.
///
/// Which solutions pass is kept as one set of bits per constraint and step, so a combination of
/// steps is judged by intersecting a few sets.
struct Relaxer {
    /// The most constraints that are touched at once.
    static let mostConstraints = 3
    /// The most relaxations that are listed.
    static let mostAnswers = 20
    /// The most values a bound is moved to, nearest first.
    static let mostBounds = 16

    /// A step of one constraint and the solutions that pass it then.
    struct Option {
        var step: Relaxation.Step
        var passing: [Bool]
        /// The options of the same constraint that are strictly weaker.
        var weaker: [Int]
    }

    let engine: MatchEngine
    let plan: QueryPlan
    let wanted: Int
    /// The solutions that pass what cannot be relaxed: the query's filter and their own demands.
    private let base: [Bool]
    /// The constraints that can be relaxed, and who passes them as they are.
    private let constraints: [PlannedConstraint]
    private let passing: [[Bool]]
    private let options: [[Option]]

    init(engine: MatchEngine, plan: QueryPlan, wanted: Int) {
        self.engine = engine
        self.plan = plan
        self.wanted = wanted
        let fixed = plan.constraints.filter { $0.constraint.id == QueryPlan.filterID }
        constraints = plan.constraints.filter { $0.constraint.id != QueryPlan.filterID }
        base = (0..<engine.index.count).map { position in
            let row = engine.index.row(position)
            return !fixed.contains { $0.verdict(on: row).excludes }
                && !HardRequirement.demands(row.requirements, of: plan.query.profile)
                    .contains { $0.verdict.excludes }
        }
        passing = constraints.map { Self.passing($0, engine) }
        var options: [[Option]] = []
        for (index, constraint) in constraints.enumerated() {
            options.append(Self.options(for: constraint, passing: passing[index], engine))
        }
        self.options = options
    }

    /// The relaxations, best first.
    ///
    /// - Complexity: O(*m*^3 x *n*) in the steps of all constraints and the solutions.
    func answer() -> RelaxAnswer {
        let now = remaining([])
        guard now < wanted else {
            return RelaxAnswer(remaining: now, relaxations: [], isTruncated: false)
        }
        var found: [[(constraint: Int, option: Int)]] = []
        for size in 1...Self.mostConstraints {
            collect(size, from: 0, [], &found)
        }
        let sorted = found.map(relaxation).sorted(by: Self.precedes)
        let helpsBeyond = found.isEmpty && base.count(where: { $0 }) >= wanted
        return RelaxAnswer(
            remaining: now,
            relaxations: Array(sorted.prefix(Self.mostAnswers)),
            isTruncated: sorted.count > Self.mostAnswers || helpsBeyond
        )
    }

    /// Adds every minimal choice of `size` constraints that leaves enough solutions.
    private func collect(
        _ size: Int,
        from start: Int,
        _ chosen: [(constraint: Int, option: Int)],
        _ found: inout [[(constraint: Int, option: Int)]]
    ) {
        if chosen.count == size {
            if remaining(chosen) >= wanted, isMinimal(chosen) { found.append(chosen) }
            return
        }
        guard start < constraints.count else { return }
        for constraint in start..<constraints.count {
            for option in options[constraint].indices {
                collect(size, from: constraint + 1, chosen + [(constraint, option)], &found)
            }
        }
    }

    /// Whether no step can be weakened or left out without losing too many solutions.
    private func isMinimal(_ chosen: [(constraint: Int, option: Int)]) -> Bool {
        for (place, choice) in chosen.enumerated() {
            var without = chosen
            without.remove(at: place)
            if remaining(without) >= wanted { return false }
            for weaker in options[choice.constraint][choice.option].weaker {
                var softened = chosen
                softened[place].option = weaker
                if remaining(softened) >= wanted { return false }
            }
        }
        return true
    }

    /// How many solutions remain under some steps, all other constraints as they are.
    private func remaining(_ chosen: [(constraint: Int, option: Int)]) -> Int {
        survivors(chosen).count { $0 }
    }

    private func survivors(_ chosen: [(constraint: Int, option: Int)]) -> [Bool] {
        var alive = base
        for constraint in constraints.indices {
            let choice = chosen.first { $0.constraint == constraint }
            let set = choice.map { options[constraint][$0.option].passing } ?? passing[constraint]
            for position in alive.indices where !set[position] { alive[position] = false }
        }
        return alive
    }

    private func relaxation(_ chosen: [(constraint: Int, option: Int)]) -> Relaxation {
        let alive = survivors(chosen)
        let scorer = Scorer(plan: plan, index: engine.index)
        let scores = alive.indices.filter { alive[$0] }.map(scorer.score(at:))
            .sorted { $0.precedes($1) }
        return Relaxation(
            changes: chosen.map {
                Relaxation.Change(
                    constraint: constraints[$0.constraint].constraint.id,
                    step: options[$0.constraint][$0.option].step
                )
            },
            remaining: scores.count,
            kthScore: scores.count >= wanted ? scores[wanted - 1].value : 0
        )
    }

    /// Fewer constraints touched, fewer dropped, a higher k-th score, then ids.
    private static func precedes(_ a: Relaxation, _ b: Relaxation) -> Bool {
        if a.changes.count != b.changes.count { return a.changes.count < b.changes.count }
        let drops = { (relaxation: Relaxation) in
            relaxation.changes.count { $0.step == .drop }
        }
        if drops(a) != drops(b) { return drops(a) < drops(b) }
        if a.kthScore != b.kthScore { return a.kthScore > b.kthScore }
        return a.changes.map(\.constraint).lexicographicallyPrecedes(b.changes.map(\.constraint))
    }
}

extension MatchEngine {
    /// All smallest relaxations of a plan's constraints that leave at least `wanted` solutions.
    ///
    /// - Complexity: O(*m*^3 x *n*) in the steps of all constraints and the solutions.
    public func relax(_ plan: QueryPlan, wanted: Int) -> RelaxAnswer {
        Relaxer(engine: self, plan: plan, wanted: wanted).answer()
    }
}
