import Catalog

extension Relaxer {
    /// Who passes a constraint.
    static func passing(_ constraint: PlannedConstraint, _ engine: MatchEngine) -> [Bool] {
        (0..<engine.index.count).map { !constraint.verdict(on: engine.index.row($0)).excludes }
    }

    /// The steps that soften a constraint, weakest first, leaving out those that change nothing.
    static func options(
        for planned: PlannedConstraint,
        passing: [Bool],
        _ engine: MatchEngine
    ) -> [Option] {
        let constraint = planned.constraint
        var options: [Option] = []
        var strengths: [Strength] = []
        let add = { (step: Relaxation.Step, softened: NamedConstraint, strength: Strength) in
            let set = self.passing(PlannedConstraint(softened, engine.snapshot), engine)
            guard set != passing else { return }
            let weaker = strengths.indices.filter { strengths[$0].isAtMost(strength) }
            options.append(Option(step: step, passing: set, weaker: weaker))
            strengths.append(strength)
        }
        let blocks = constraint.unknown == .block
        if blocks {
            var softened = constraint
            softened.unknown = .warn
            add(.warn, softened, Strength(end: nil, distance: 0, warns: true))
        }
        for move in moves(of: constraint, engine) {
            var softened = constraint
            softened.when = move.expression
            let (feature, isMinimum) = (move.feature, move.isMinimum)
            add(
                .bound(feature, isMinimum: isMinimum, from: move.from, to: move.to),
                softened,
                Strength(end: isMinimum, distance: move.distance, warns: false)
            )
            guard blocks else { continue }
            softened.unknown = .warn
            add(
                .boundAndWarn(feature, isMinimum: isMinimum, from: move.from, to: move.to),
                softened,
                Strength(end: isMinimum, distance: move.distance, warns: true)
            )
        }
        let everyone = passing.map { _ in true }
        if everyone != passing {
            options.append(
                Option(step: .drop, passing: everyone, weaker: Array(options.indices))
            )
        }
        return options
    }

    /// How far a step goes, to tell which of two steps is the weaker.
    private struct Strength {
        /// Whether the lower end moves, the upper end, or none.
        var end: Bool?
        /// How many present values the end moves by.
        var distance: Int
        /// Whether unknown answers only warn.
        var warns: Bool

        /// Whether this step is contained in another.
        func isAtMost(_ other: Strength) -> Bool {
            (distance == 0 || end == other.end) && distance <= other.distance
                && (!warns || other.warns)
        }
    }

    /// One bound of a range moved to a value that is present.
    private struct Move {
        var feature: Feature
        var isMinimum: Bool
        var from: Expression.Bound
        var to: Expression.Bound
        var distance: Int
        var expression: Expression
    }

    /// The bound moves of a constraint that is one range, each end outward, nearest value first.
    private static func moves(of constraint: NamedConstraint, _ engine: MatchEngine) -> [Move] {
        guard case .range(let feature, let low, let high) = constraint.when else { return [] }
        let column = SolutionIndex.column(of: feature)
        let present = Array(Set(engine.index.features[column].values.compactMap(\.magnitude)))
        var moves: [Move] = []
        let add = { (isMinimum: Bool, from: Expression.Bound, targets: [Double]) in
            for (place, target) in targets.prefix(mostBounds).enumerated() {
                let to = bound(target, feature, engine)
                let expression = Expression.range(
                    feature,
                    min: isMinimum ? to : low,
                    max: isMinimum ? high : to
                )
                moves.append(
                    Move(
                        feature: feature,
                        isMinimum: isMinimum,
                        from: from,
                        to: to,
                        distance: place + 1,
                        expression: expression
                    )
                )
            }
        }
        if let low, let value = PlannedExpression.value(of: low, feature, engine.snapshot) {
            add(true, low, present.filter { $0 < value }.sorted(by: >))
        }
        if let high, let value = PlannedExpression.value(of: high, feature, engine.snapshot) {
            add(false, high, present.filter { $0 > value }.sorted())
        }
        return moves
    }

    private static func bound(
        _ value: Double,
        _ feature: Feature,
        _ engine: MatchEngine
    ) -> Expression.Bound {
        guard !feature.isNumber, let codes = engine.snapshot.codeLists[feature.list]?.codes
        else { return .number(value) }
        return .rank(codes[Int(value)])
    }
}
