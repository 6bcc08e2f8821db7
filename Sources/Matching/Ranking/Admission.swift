import Catalog

/// Which solutions a plan's constraints let stay, and how many each constraint removed.
struct Admission: Sendable {
    /// The solutions that stay.
    private(set) var rows: RowSet
    /// What each constraint removed, where it removed anything; a solution that fails two counts
    /// under both.
    private(set) var exclusions: [Ranking.Exclusion] = []
    /// How many solutions stay.
    private(set) var total = 0

    /// Asks every constraint of a plan, and every demand of the solutions.
    ///
    /// - Complexity: O(*n* + *d*) for each part of the constraints.
    init(_ plan: QueryPlan, _ index: SolutionIndex) {
        rows = RowSet(rowCount: index.count, all: true)
        for constraint in plan.constraints { ask(constraint, index) }
        askDemands(of: plan.query.profile, index)
        total = rows.count
    }

    private mutating func ask(_ planned: PlannedConstraint, _ index: SolutionIndex) {
        let truths = planned.expression.truths(in: index)
        rows.subtract(truths.no)
        var unknown = 0
        if Verdict(.unknown, planned.constraint.unknown).excludes {
            let blocked = truths.unknown
            rows.subtract(blocked)
            unknown = blocked.count
        }
        add(planned.constraint.id, no: truths.no.count, unknown: unknown)
    }

    /// Most solutions share what they ask for, so each distinct set of demands is asked once.
    private mutating func askDemands(of profile: NeedsProfile, _ index: SolutionIndex) {
        let failed = index.requirements.table { requirements in
            HardRequirement.demands(requirements, of: profile).filter { $0.verdict.excludes }
        }
        guard failed.contains(where: { !$0.isEmpty }) else { return }
        let numbers = index.requirements.numbers
        rows.subtract(RowSet(numbers, where: failed.map { !$0.isEmpty }))
        for name in Set(failed.joined().map(\.name)).sorted() {
            let isMissed = failed.map { $0.contains { $0.name == name } }
            add(HardRequirement.id(name), no: RowSet(numbers, where: isMissed).count, unknown: 0)
        }
    }

    private mutating func add(_ constraint: String, no: Int, unknown: Int) {
        guard no + unknown > 0 else { return }
        exclusions.append(.init(constraint: constraint, no: no, unknown: unknown))
    }
}
