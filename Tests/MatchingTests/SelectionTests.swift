import Catalog
import Documents
import TestSupport
import Testing

@testable import Matching

/// Whatever finds the best solutions finds those that scoring and sorting all of them puts first.
@Suite("The best, found without sorting everything")
struct SelectionTests {
    /// How many catalogues of which sizes, and how many queries are asked of each: ten thousand.
    struct Load: Sendable, CustomTestStringConvertible {
        var sizes: ClosedRange<Int>
        var catalogues: Int
        var queries: Int
        var testDescription: String { "\(catalogues) x \(queries) at N \(sizes)" }
    }

    static let loads = [
        Load(sizes: 1...12, catalogues: 600, queries: 10),
        Load(sizes: 13...200, catalogues: 120, queries: 20),
        Load(sizes: 201...2500, catalogues: 24, queries: 50),
        Load(sizes: 2501...10_000, catalogues: 8, queries: 45),
        Load(sizes: 99_000...100_000, catalogues: 1, queries: 40),
    ]

    @Test("Every layout gives the beginning of the plain ranking, bit for bit", arguments: loads)
    func layouts(load: Load) throws {
        for catalogue in 0..<load.catalogues {
            let seed = load.sizes.lowerBound * 100_000 + catalogue
            var item = RandomCase(seed: seed, sizes: load.sizes)
            var engine = item.engine()
            var search = MatchSearch()
            for number in 0..<load.queries {
                let query = number == 0 ? item.query : item.nextQuery()
                if number % 10 == 9 { engine = item.engine(withOneCriterion: number) }
                guard let plan = try? engine.plan(query) else { continue }
                let limit = [1, 3, 10, 100, 1000][(seed + number) % 5]
                let low = number % 4 == 3 ? 0.4 : 0
                let expected = plainRanking(plan, engine)
                for layout in [UtilityTable.Layout.dense, .columns, .bounded] {
                    let table = UtilityTable(plan, engine: engine, layout: layout)
                    let label = "seed \(seed), query \(number), limit \(limit), \(layout)"
                    #expect(table.total == expected.total, "\(label)")
                    for weights in [plan.weights, plan.otherWeights(seed + number)] {
                        let ranked = expected.scores(weights).filter { $0.value >= low }
                        table.search(limit, weights: weights, minScore: low, in: &search)
                        guard search.scores == Array(ranked.prefix(limit)) else {
                            Issue.record(
                                "\(label): \(search.scores.prefix(3)), not \(ranked.prefix(3))"
                            )
                            return
                        }
                    }
                }
            }
        }
    }

    /// Every solution that passes, judged row by row, and what is needed to score it.
    private struct Plain {
        var utilities: [(position: Int, utilities: [Double?])]
        var unknown: [Double]
        var total: Int { utilities.count }

        /// All scores, best first.
        func scores(_ weights: [Double]) -> [Score] {
            utilities.map { position, utilities in
                var score = Score(position: position)
                for (place, utility) in utilities.enumerated() {
                    if let utility {
                        score.add(utility, weight: weights[place])
                    } else {
                        score.addUnknown(unknown[place], weight: weights[place])
                    }
                }
                return score
            }.sorted { $0.precedes($1) }
        }
    }

    private func plainRanking(_ plan: QueryPlan, _ engine: MatchEngine) -> Plain {
        let scorer = Scorer(plan: plan, index: engine.index)
        let admitted = (0..<engine.index.count).filter { position in
            !scorer.verdicts(at: position).contains { $0.verdict.excludes }
        }
        return Plain(
            utilities: admitted.map { ($0, scorer.utilities(at: $0)) },
            unknown: plan.criteria.map(\.unknownUtility)
        )
    }

    @Test("A plain matrix of a million rows gives what scoring all of them gives")
    func million() {
        var random = SplitMix64(seed: 7)
        let columns = (0..<6).map { column in
            (0..<1_000_000).map { _ in
                // Few distinct values, so that there are ties, also at the last rank.
                Double(Int.random(in: 0...(4 + column * 60), using: &random))
                    / Double(4 + column * 60)
            }
        }
        let matrix = UtilityMatrix(columns: columns, direction: [1, 1, 1, 1, 1, 1])
        for (limit, weights) in [
            (10, [0.3, 0.2, 0.2, 0.1, 0.1, 0.1]), (1000, [0, 0, 0, 0, 0, 1]),
            (100, [0.01, 0.01, 0.01, 0.01, 0.01, 0.95]),
        ] {
            let found: [(row: Int, score: Double)] = matrix.top(limit, weights: weights)
            let expected = matrix.plainTop(limit, weights: weights)
            #expect(found.map(\.row) == expected.map(\.row), "weights \(weights)")
            #expect(found.map(\.score) == expected.map(\.score), "weights \(weights)")
        }
    }

    @Test(
        "No row scores more than its bound, and no block than what is said of it",
        arguments: 0..<200
    )
    func bounds(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        let count = Int.random(in: 1...40, using: &random)
        let share = { (random: inout SplitMix64) -> Double in
            [0, 1, Double.random(in: 0...1, using: &random)][Int.random(in: 0..<3, using: &random)]
        }
        let raw = (0..<count).map { _ in share(&random) }
        let sum = max(raw.reduce(0, +), 1e-9)
        let direction = (0..<count).map { _ in share(&random) }
        var weights = BoundWeights()
        weights.set(raw.map { $0 / sum }, direction: direction)
        for _ in 0..<50 {
            let utilities = (0..<count).map { _ in share(&random) }
            let maxima = utilities.map { UInt8(($0 * 255).rounded(.up)) }
            var (value, key) = (0.0, 0.0)
            for column in 0..<count {
                value += raw[column] / sum * utilities[column]
                key += direction[column] * utilities[column]
            }
            let bound = maxima.withUnsafeBufferPointer {
                weights.bound(total: key, direction: direction, maxima: $0)
            }
            #expect(bound >= value, "seed \(seed): \(utilities)")
            let loose = weights.bound(total: key, direction: direction, maxima: nil)
            #expect(loose >= value, "seed \(seed): \(utilities)")
            let added = (0..<count).reduce(0) {
                $0 + (Int(maxima[$1]) * 257 * Int(weights.units[$1])) >> 16
            }
            #expect(added >= Int(weights.least(for: value)), "seed \(seed): \(utilities)")
            #expect(added <= 65_535, "seed \(seed): \(utilities)")
        }
    }
}

extension QueryPlan {
    /// The normalised weights.
    fileprivate var weights: [Double] { criteria.map(\.weight) }

    /// Weights that have little to do with the plan's, some of them zero.
    fileprivate func otherWeights(_ seed: Int) -> [Double] {
        var random = SplitMix64(seed: seed)
        var raw = criteria.map { _ in max(0, Double.random(in: -0.5...1, using: &random)) }
        raw[0] += 0.01
        let sum = raw.reduce(0, +)
        return raw.map { $0 / sum }
    }
}
