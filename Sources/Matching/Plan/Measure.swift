import Catalog

/// A utility function with everything it needs of the profile, ready to be asked of a row.
enum Measure: Sendable {
    /// A needed code and its affinity to every code of the list.
    struct Need: Sendable {
        var code: Int
        var weight: Double
        var affinity: [Double]
    }

    /// A value wanted on an ordered scale or of a number.
    enum Wish: Sendable {
        case atLeastRank(Double, span: Double)
        case atLeast(Double)
        case atMost(Double)
        case range(best: ClosedRange<Double>, tolerated: ClosedRange<Double>)
    }

    case overlap(column: Int, needs: [Need], total: Double)
    /// Standards in place, and solutions in place by their position.
    case existing(column: Int, needs: [Need], solutions: [Int], total: Double)
    case ordered(column: Int, Wish)
    case requiredBandwidth(limit: Double)
    case exactly(column: Int, Bool)
    case levels(column: Int, [Double])
    /// The region's levels of the twelve dimensions.
    case readiness([String: Double])
    case emram(Double)
    /// How near each region is, by its position.
    case proximity([Double])
    case adoption(AdoptionMeasure)
    case neighbours(NeighbourMeasure)
    /// The feedback signal by row; absent where nobody has said anything.
    case feedback([Int: Double])

    /// The utility of a row, 0...1, or nil when unknown.
    ///
    /// - Complexity: O(*n* x *m*) for *n* needs and *m* codes; O(*s*) in the sites of a solution.
    func utility(of row: SolutionIndex.Row) -> Double? {
        switch self {
        case .overlap(let column, _, _), .ordered(let column, _), .exactly(let column, _),
            .levels(let column, _):
            return utility(of: row.cell(column))
        case .existing(let column, _, let solutions, _):
            return solutions.contains(row.position) ? 1 : utility(of: row.cell(column))
        case .requiredBandwidth, .readiness, .emram: return utility(of: row.requirements)
        case .proximity(let nearness): return row.originator.map { nearness[$0] }
        case .adoption(let adoption): return adoption.utility(at: row.position)
        case .neighbours(let neighbours): return neighbours.utility(at: row.position)
        case .feedback(let signal): return signal[row.position]
        }
    }

    /// The utility of a feature's value, or nil when unknown or not what the measure looks at.
    func utility(of cell: SolutionIndex.Cell) -> Double? {
        switch self {
        case .overlap(_, let needs, let total), .existing(_, let needs, _, let total):
            guard case .codes(let codes) = cell else { return nil }
            return Self.coverage(of: needs, by: codes) / total
        case .ordered(_, let wish): return cell.magnitude.map(wish.utility)
        case .exactly(_, let truth):
            guard case .boolean(let value) = cell else { return nil }
            return value == truth ? 1 : 0
        case .levels(_, let table):
            guard case .rank(let rank) = cell else { return nil }
            return table[rank]
        case .requiredBandwidth, .readiness, .emram, .proximity, .adoption, .neighbours,
            .feedback:
            return nil
        }
    }

    /// The utility of what a solution asks for, or nil when unknown, hard, or not looked at.
    func utility(of requirements: Requirements?) -> Double? {
        guard let requirements, !requirements.isHard else { return nil }
        switch self {
        case .requiredBandwidth(let limit):
            return requirements.bandwidth.map(Wish.atMost(limit).utility)
        case .readiness(let levels): return Self.readiness(requirements, levels)
        case .emram(let stage):
            return requirements.emram.map {
                Self.shortfallUtility(need: $0, have: stage, span: Emram.stages.upperBound)
            }
        case .overlap, .existing, .ordered, .exactly, .levels, .proximity, .adoption, .neighbours,
            .feedback:
            return nil
        }
    }

    /// The sum of weight x best affinity, in code-list order.
    private static func coverage(of needs: [Need], by codes: [Int]) -> Double {
        var sum = 0.0
        for need in needs {
            var best = 0.0
            for code in codes { best = max(best, need.affinity[code]) }
            sum += need.weight * best
        }
        return sum
    }

    /// 1 where the have reaches the need, else falling to 0 over the whole scale.
    static func shortfallUtility(need: Double, have: Double, span: Double) -> Double {
        have < need ? max(0, 1 - (need - have) / span) : 1
    }

    /// The mean over the dimensions that the solution asks for and the region knows.
    private static func readiness(
        _ requirements: Requirements,
        _ levels: [String: Double]
    ) -> Double? {
        var sum = 0.0
        var count = 0
        for dimension in Scirocco.dimensions {
            guard let need = requirements.readiness[dimension], let have = levels[dimension]
            else { continue }
            sum += shortfallUtility(need: need, have: have, span: Scirocco.levels.upperBound)
            count += 1
        }
        return count == 0 ? nil : sum / Double(count)
    }
}

extension Measure.Wish {
    /// The utility of a value.
    func utility(_ value: Double) -> Double {
        switch self {
        case .atLeastRank(let need, let span):
            return Measure.shortfallUtility(need: need, have: value, span: span)
        case .atLeast(let need): return need <= 0 ? 1 : min(1, value / need)
        case .atMost(let limit):
            if value <= limit { return 1 }
            return limit > 0 ? max(0, (2 * limit - value) / limit) : 0
        case .range(let best, let tolerated):
            if best.contains(value) { return 1 }
            if !tolerated.contains(value) { return 0 }
            return value < best.lowerBound
                ? (value - tolerated.lowerBound) / (best.lowerBound - tolerated.lowerBound)
                : (tolerated.upperBound - value) / (tolerated.upperBound - best.upperBound)
        }
    }
}
