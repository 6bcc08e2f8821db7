import Catalog

extension Explainer {
    /// Every constraint in force, then every demand of the solution.
    func constraints(at position: Int) -> [ConstraintReport] {
        let row = engine.index.row(position)
        var reports = plan.constraints.map { planned in
            let truth = planned.expression.truth(of: row)
            let shortfalls =
                truth == .yes
                ? [] : shortfalls(of: planned.constraint.when, wanted: true, position)
            return ConstraintReport(
                id: planned.constraint.id,
                truth: truth,
                policy: planned.constraint.unknown,
                isExcluded: Verdict(truth, planned.constraint.unknown).excludes,
                shortfalls: shortfalls
            )
        }
        for demand in HardRequirement.demands(row.requirements, of: plan.query.profile) {
            let shortfall = ConstraintReport.Shortfall(
                subject: HardRequirement.id(demand.name),
                list: nil,
                codes: [],
                have: demand.have.map { .number($0, unit: nil) },
                need: .number(demand.need, unit: nil),
                margin: demand.have.map { demand.need - $0 }
            )
            reports.append(
                ConstraintReport(
                    id: HardRequirement.id(demand.name),
                    truth: demand.truth,
                    policy: .warn,
                    isExcluded: demand.verdict.excludes,
                    shortfalls: demand.truth == .yes ? [] : [shortfall]
                )
            )
        }
        return reports
    }

    /// The leaves that keep an expression from being what is wanted.
    private func shortfalls(
        of expression: Expression,
        wanted: Bool,
        _ position: Int
    ) -> [ConstraintReport.Shortfall] {
        let row = engine.index.row(position)
        let truth = PlannedExpression(expression, engine.snapshot).truth(of: row)
        guard truth != Truth(wanted) else { return [] }
        switch expression {
        case .all(let parts), .any(let parts):
            return parts.flatMap { shortfalls(of: $0, wanted: wanted, position) }
        case .not(let part): return shortfalls(of: part, wanted: !wanted, position)
        case .anyOf(let subject, let codes), .allOf(let subject, let codes),
            .noneOf(let subject, let codes):
            return [codeShortfall(expression, subject, codes, wanted: wanted, position, truth)]
        case .range(let feature, let low, let high):
            return [rangeShortfall(feature, low, high, row, truth)]
        case .exactly(let feature, let value):
            return [plain(feature, need: .boolean(value == wanted), truth)]
        case .known(let feature, _): return [plain(feature, need: nil, truth)]
        }
    }

    private func codeShortfall(
        _ expression: Expression,
        _ subject: Expression.Subject,
        _ codes: [String],
        wanted: Bool,
        _ position: Int,
        _ truth: Truth
    ) -> ConstraintReport.Shortfall {
        let row = engine.index.row(position)
        let isThere = { (code: String) in
            PlannedExpression(.anyOf(subject, [code]), engine.snapshot)
                .truth(of: row) == .yes
        }
        var shown = codes
        var margin = 1.0
        switch (expression, wanted) {
        case (.anyOf, true), (.noneOf, false): margin = 1
        case (.allOf, true):
            shown = codes.filter { !isThere($0) }
            margin = Double(shown.count)
        default:
            shown = codes.filter(isThere)
            margin = Double(max(1, shown.count))
        }
        return ConstraintReport.Shortfall(
            subject: subject.name,
            list: subject.list,
            codes: shown.isEmpty ? codes : shown,
            have: nil,
            need: nil,
            margin: truth == .unknown ? nil : margin
        )
    }

    private func rangeShortfall(
        _ feature: Feature,
        _ low: Expression.Bound?,
        _ high: Expression.Bound?,
        _ row: SolutionIndex.Row,
        _ truth: Truth
    ) -> ConstraintReport.Shortfall {
        let snapshot = engine.snapshot
        let have = row.cell(SolutionIndex.column(of: feature)).magnitude
        let floor = low.flatMap { PlannedExpression.value(of: $0, feature, snapshot) }
        let ceiling = high.flatMap { PlannedExpression.value(of: $0, feature, snapshot) }
        var missed = low ?? high
        var margin: Double?
        if let have, let floor, have < floor {
            margin = floor - have
        } else if let have, let ceiling, have > ceiling {
            missed = high
            margin = have - ceiling
        }
        return ConstraintReport.Shortfall(
            subject: feature.rawValue,
            list: feature.isNumber ? nil : feature.list,
            codes: [],
            have: have.map { amount($0, feature) },
            need: missed.map { bound in
                switch bound {
                case .number(let number): .number(number, unit: unit(of: feature))
                case .rank(let code): .rank(code)
                }
            },
            margin: truth == .unknown ? nil : margin
        )
    }

    private func plain(
        _ feature: Feature,
        need: CriterionReport.Amount?,
        _ truth: Truth
    ) -> ConstraintReport.Shortfall {
        ConstraintReport.Shortfall(
            subject: feature.rawValue,
            list: nil,
            codes: [],
            have: nil,
            need: need,
            margin: truth == .unknown ? nil : 1
        )
    }

    private func amount(_ value: Double, _ feature: Feature) -> CriterionReport.Amount {
        guard !feature.isNumber, let codes = engine.snapshot.codeLists[feature.list]?.codes
        else { return .number(value, unit: unit(of: feature)) }
        return .rank(codes[Int(value)])
    }

    private func unit(of feature: Feature) -> String? {
        if case .number(let unit) = feature.kind { unit } else { nil }
    }
}
