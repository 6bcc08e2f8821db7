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
    /// The profile's region, how alike each region is, and the year of the query.
    case adoption(home: Int, similarity: [Double], year: Int)
    /// The feedback signal by row.
    case feedback([Double?])

    /// The utility of a row, 0...1, or nil when unknown.
    ///
    /// - Complexity: O(*n* x *m*) for *n* needs and *m* codes; O(*s*) in the sites of a solution.
    func utility(of row: SolutionIndex.Row, at position: Int) -> Double? {
        switch self {
        case .overlap(let column, let needs, let total):
            guard case .codes(let codes) = row.cells[column] else { return nil }
            return Self.coverage(of: needs, by: codes) / total
        case .existing(let column, let needs, let solutions, let total):
            if solutions.contains(position) { return 1 }
            guard case .codes(let codes) = row.cells[column] else { return nil }
            return Self.coverage(of: needs, by: codes) / total
        case .ordered(let column, let wish):
            return row.cells[column].magnitude.map(wish.utility)
        case .requiredBandwidth(let limit):
            guard let requirements = row.requirements, !requirements.isHard else { return nil }
            return requirements.bandwidth.map(Wish.atMost(limit).utility)
        case .exactly(let column, let truth):
            guard case .boolean(let value) = row.cells[column] else { return nil }
            return value == truth ? 1 : 0
        case .levels(let column, let table):
            guard case .rank(let rank) = row.cells[column] else { return nil }
            return table[rank]
        case .readiness(let levels): return Self.readiness(row.requirements, levels)
        case .emram(let stage):
            guard let requirements = row.requirements, !requirements.isHard else { return nil }
            return requirements.emram.map {
                Self.shortfallUtility(need: $0, have: stage, span: Emram.stages.upperBound)
            }
        case .proximity(let nearness): return row.originator.map { nearness[$0] }
        case .adoption(let home, let similarity, let year):
            return Self.adoption(row.sites, home: home, similarity, year)
        case .feedback(let signal): return signal[position]
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
    private static func readiness(_ requirements: Requirements?, _ levels: [String: Double])
        -> Double?
    {
        guard let requirements, !requirements.isHard else { return nil }
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

    private static func adoption(
        _ sites: [SolutionIndex.Site],
        home: Int,
        _ similarity: [Double],
        _ year: Int
    ) -> Double? {
        var sum = 0.0
        var isKnown = false
        for site in sites where site.region != home {
            sum +=
                similarity[site.region] * site.weight * Signals.decay(afterYears: year - site.year)
            isKnown = true
        }
        return isKnown ? Signals.adoption(sum) : nil
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
