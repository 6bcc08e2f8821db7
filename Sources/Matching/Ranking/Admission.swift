import Catalog

/// Which solutions a plan's constraints let stay, and how many each constraint removed.
struct Admission: Sendable {
    /// The solutions that stay.
    private(set) var rows: RowSet
    /// What each constraint removed, where it removed anything; a solution that fails two counts
    /// under both.
    private(set) var exclusions: [Ranking.Exclusion] = []
    /// What solutions pass only because nobody knows: the constraints in order, then the demands.
    private(set) var warnings: [(id: String, rows: RowSet)] = []
    /// How many solutions stay.
    private(set) var total = 0

    /// Asks every constraint of a plan, and every demand of the solutions.
    ///
    /// - Parameters:
    ///   - plan: the plan.
    ///   - index: the solutions.
    ///   - asksDemands: whether what solutions demand of the region leaves them out.
    /// - Complexity: O(*n* + *d*) for each part of the constraints.
    init(_ plan: QueryPlan, _ index: SolutionIndex, asksDemands: Bool = true) {
        rows = RowSet(rowCount: index.count, all: true)
        for constraint in plan.constraints { ask(constraint, index) }
        if asksDemands { askDemands(of: plan.query.profile, index) }
        total = rows.count
    }

    /// Asks one more constraint of those that stay.
    ///
    /// - Complexity: O(*n* + *d*) for each part of the constraint.
    func narrowed(by constraint: PlannedConstraint, _ index: SolutionIndex) -> Admission {
        var result = self
        let demands = exclusions.firstIndex { $0.constraint.hasPrefix(HardRequirement.id("")) }
        result.ask(constraint, index)
        // A query's filter is told of after the constraints, before what solutions demand.
        if let demands, result.exclusions.count > exclusions.count {
            result.exclusions.insert(result.exclusions.removeLast(), at: demands)
        }
        result.total = result.rows.count
        return result
    }

    private mutating func ask(_ planned: PlannedConstraint, _ index: SolutionIndex) {
        let truths = planned.expression.truths(in: index)
        rows.subtract(truths.no)
        let unknown = truths.unknown
        switch Verdict(.unknown, planned.constraint.unknown) {
        case .pass: add(planned.constraint.id, no: truths.no.count, unknown: 0)
        case .warn:
            add(planned.constraint.id, no: truths.no.count, unknown: 0)
            warn(planned.constraint.id, unknown)
        case .excludedAsNo, .excludedAsUnknown:
            rows.subtract(unknown)
            add(planned.constraint.id, no: truths.no.count, unknown: unknown.count)
        }
    }

    /// Most solutions share what they ask for, so each distinct set of demands is asked once.
    private mutating func askDemands(of profile: NeedsProfile, _ index: SolutionIndex) {
        let demands = index.requirements.table { HardRequirement.demands($0, of: profile) }
        guard demands.contains(where: { !$0.isEmpty }) else { return }
        let numbers = index.requirements.numbers
        let rows = { (name: String, verdict: Verdict) in
            let isMet = { (demand: HardRequirement.Demand) in
                demand.name == name && demand.verdict == verdict
            }
            return RowSet(numbers, where: demands.map { $0.contains(where: isMet) })
        }
        var missed: [(id: String, rows: RowSet)] = []
        for name in HardRequirement.names {
            missed.append((HardRequirement.id(name), rows(name, .excludedAsNo)))
            warn(HardRequirement.id(name), rows(name, .warn))
        }
        for (id, rows) in missed.sorted(by: { $0.id < $1.id }) {
            self.rows.subtract(rows)
            add(id, no: rows.count, unknown: 0)
        }
    }

    private mutating func warn(_ constraint: String, _ rows: RowSet) {
        if rows.count > 0 { warnings.append((constraint, rows)) }
    }

    private mutating func add(_ constraint: String, no: Int, unknown: Int) {
        guard no + unknown > 0 else { return }
        exclusions.append(.init(constraint: constraint, no: no, unknown: unknown))
    }
}
