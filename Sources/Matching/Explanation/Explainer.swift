import Catalog

/// Puts the scoring of one solution into terms that people can follow.
struct Explainer {
    let engine: MatchEngine
    let plan: QueryPlan

    private var scorer: Scorer { Scorer(plan: plan, index: engine.index) }

    /// The full account of one solution.
    func match(at position: Int, rank: Int?) -> Match {
        Match(
            rank: rank,
            solution: engine.snapshot.solutions[position],
            score: scorer.score(at: position),
            criteria: criteria(at: position),
            constraints: constraints(at: position)
        )
    }

    /// Every active criterion, in model order.
    func criteria(at position: Int) -> [CriterionReport] {
        let row = engine.index.row(position)
        return plan.criteria.map { criterion in
            let utility = criterion.measure.utility(of: row)
            var report = CriterionReport(
                criterion: criterion.criterion,
                weight: criterion.weight,
                utility: utility ?? criterion.unknownUtility,
                isKnown: utility != nil
            )
            describe(criterion, row, position, &report)
            return report
        }
    }

    private func describe(
        _ criterion: PlannedCriterion,
        _ row: SolutionIndex.Row,
        _ position: Int,
        _ report: inout CriterionReport
    ) {
        switch criterion.measure {
        case .overlap(let column, let needs, _):
            describe(needs, row.cell(column), &report)
        case .existing(let column, let needs, let solutions, _):
            if solutions.contains(position) {
                report.matched.append(engine.snapshot.solutions.id(at: position))
            } else {
                describe(needs, row.cell(column), &report)
            }
        case .ordered(let column, let wish):
            let feature = Feature.allCases[column]
            report.have = amount(row.cell(column), feature)
            report.need = amount(of: wish, feature)
        case .requiredBandwidth(let limit):
            report.have = (row.requirements?.bandwidth).map { .number($0, unit: "Mbit/s") }
            report.need = .number(limit, unit: "Mbit/s")
        case .exactly(let column, let truth):
            report.have = amount(row.cell(column), Feature.allCases[column])
            report.need = .boolean(truth)
        case .levels(let column, _):
            report.have = amount(row.cell(column), Feature.allCases[column])
        case .readiness(let levels): describe(levels, row.requirements, &report)
        case .emram(let stage):
            report.have = .number(stage, unit: nil)
            report.need = (row.requirements?.emram).map { .number($0, unit: nil) }
        case .adoption(let adoption):
            let count = adoption.placeCount(at: position)
            if count > 0 { report.have = .number(Double(count), unit: "places") }
        case .feedback:
            let voices = engine.feedback.voices[position] ?? []
            let count = voices.reduce(0) { $0 + $1.count }
            if count > 0 { report.have = .number(Double(count), unit: "votes") }
        case .proximity, .neighbours: break
        }
    }

    private func describe(
        _ needs: [Measure.Need],
        _ cell: SolutionIndex.Cell,
        _ report: inout CriterionReport
    ) {
        guard case .feature(let feature) = report.criterion.from,
            let list = engine.snapshot.codeLists[feature.list]
        else { return }
        report.list = list.id
        guard case .codes(let codes) = cell else {
            report.missing = needs.map { list.codes[$0.code] }
            return
        }
        for need in needs {
            let best = codes.max { need.affinity[$0] < need.affinity[$1] }
            let affinity = best.map { need.affinity[$0] } ?? 0
            let code = list.codes[need.code]
            if affinity >= 1 {
                report.matched.append(code)
            } else if affinity > 0, let best {
                report.near.append(.init(need: code, have: list.codes[best], affinity: affinity))
            } else {
                report.missing.append(code)
            }
        }
    }

    private func describe(
        _ levels: [String: Double],
        _ requirements: Requirements?,
        _ report: inout CriterionReport
    ) {
        report.list = "scirocco"
        guard let requirements, !requirements.isHard else { return }
        for dimension in Scirocco.dimensions {
            guard let need = requirements.readiness[dimension], let have = levels[dimension]
            else { continue }
            if have >= need {
                report.matched.append(dimension)
            } else {
                report.missing.append(dimension)
            }
        }
    }

    private func amount(_ cell: SolutionIndex.Cell, _ feature: Feature) -> CriterionReport.Amount? {
        switch cell {
        case .number(let number):
            if case .number(let unit) = feature.kind { return .number(number, unit: unit) }
            return .number(number, unit: nil)
        case .rank(let rank):
            return (engine.snapshot.codeLists[feature.list]?.codes[rank]).map { .rank($0) }
        case .boolean(let truth): return .boolean(truth)
        case .unknown, .codes: return nil
        }
    }

    private func amount(of wish: Measure.Wish, _ feature: Feature) -> CriterionReport.Amount? {
        var unit: String?
        if case .number(let name) = feature.kind { unit = name }
        switch wish {
        case .atLeastRank(let rank, _):
            return (engine.snapshot.codeLists[feature.list]?.codes[Int(rank)]).map { .rank($0) }
        case .atLeast(let number), .atMost(let number): return .number(number, unit: unit)
        case .range(let best, _): return .number(best.lowerBound, unit: unit)
        }
    }
}
