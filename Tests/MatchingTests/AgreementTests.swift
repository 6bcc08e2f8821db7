import Catalog
import Documents
import Matching
import RPC
import Testing

/// Ten thousand random catalogues and profiles.
@Suite("Ten thousand random catalogues and profiles")
struct AgreementTests {
    /// How many cases each of the ten seeds makes.
    static let casesPerSeed = 1000

    /// Runs a check on a thousand cases, those left out that have nothing to score by.
    static func forEachCase(
        _ seed: Int,
        _ check: (Int, RandomCase, Ranking, MatchEngine) throws -> Bool
    ) rethrows {
        var scored = 0
        for number in 0..<casesPerSeed {
            let id = seed * casesPerSeed + number
            let item = RandomCase(seed: id)
            let engine = item.engine()
            guard let plan = try? engine.plan(item.query) else { continue }
            scored += 1
            guard try check(id, item, engine.rank(plan), engine) else { return }
        }
        #expect(scored > casesPerSeed / 2, "seed \(seed): only \(scored) cases could be scored")
    }

    @Test("The engine gives what the definitions give, bit for bit", arguments: 0..<10)
    func twin(seed: Int) {
        Self.forEachCase(seed) { id, item, ranking, engine in
            let twin = Twin(
                snapshot: engine.snapshot,
                model: item.model,
                evidence: item.evidence,
                query: item.query
            )
            guard let expected = twin.ranking() else {
                Issue.record("seed \(id): the engine has a plan, the definitions have none")
                return false
            }
            let got = ranking.scores.map { score in
                Twin.Row(
                    solution: engine.snapshot.solutions[score.position].id,
                    parts: engine.contributions(at: score.position, of: ranking.plan).map {
                        Twin.Part(
                            criterion: $0.criterion,
                            weight: $0.weight,
                            utility: $0.utility,
                            isKnown: $0.isKnown,
                            contribution: $0.value
                        )
                    },
                    score: score.value,
                    low: score.low,
                    high: score.high,
                    coverage: score.coverage
                )
            }
            let place = zip(got, expected).first { $0 != $1 }
            guard got == expected else {
                Issue.record("seed \(id): \(String(describing: place)) of \(got.count)")
                return false
            }
            return expectExclusions(id, twin, ranking)
        }
    }

    /// Whether every constraint is said to exclude as many as it does.
    private func expectExclusions(_ id: Int, _ twin: Twin, _ ranking: Ranking) -> Bool {
        var counts: [String: (no: Int, unknown: Int)] = [:]
        for solution in twin.snapshot.solutions {
            for judgement in twin.judgements(of: solution) where judgement.excludes {
                if judgement.holds == nil {
                    counts[judgement.id, default: (0, 0)].unknown += 1
                } else {
                    counts[judgement.id, default: (0, 0)].no += 1
                }
            }
        }
        let got = Dictionary(
            uniqueKeysWithValues: ranking.exclusions.map { ($0.constraint, [$0.no, $0.unknown]) }
        )
        let expected = counts.mapValues { [$0.no, $0.unknown] }
        #expect(got == expected, "seed \(id)")
        #expect(ranking.total == ranking.scores.count, "seed \(id)")
        return got == expected
    }

    @Test("Contributions added left to right are the score, also after JSON", arguments: 0..<10)
    func sums(seed: Int) throws {
        try Self.forEachCase(seed) { id, _, ranking, engine in
            for score in ranking.scores {
                let parts = engine.contributions(at: score.position, of: ranking.plan)
                var writer = JSONWriter()
                writer.beginArray()
                for part in parts { writer.value(part.value) }
                writer.value(score.value)
                writer.endArray()
                let read = try JSONReader.read(writer.bytes).items.map { $0.number ?? .nan }
                let sum = parts.reduce(0) { $0 + $1.value }
                let readSum = read.dropLast().reduce(0, +)
                let bits = [sum, readSum, read.last ?? .nan].map(\.bitPattern)
                guard bits == Array(repeating: score.value.bitPattern, count: 3) else {
                    Issue.record("seed \(id): \(sum), \(readSum), \(score.value)")
                    return false
                }
            }
            return true
        }
    }

    @Test("Removing any other solution changes no score and keeps the order", arguments: 0..<10)
    func removal(seed: Int) throws {
        try Self.forEachCase(seed) { id, item, ranking, engine in
            let before = ranking.scores.map { (engine.snapshot.solutions[$0.position].id, $0) }
            // Where others run is what neighbours are known by: that stays, and all else goes.
            let isBlank = ranking.plan.criterionIDs.contains("neighbours")
            for gone in item.solutions {
                var blank = World.solution(gone.id)
                blank.deployments = gone.deployments
                let rest = item.solutions.filter { $0.id != gone.id }
                let others = item.engine(of: isBlank ? rest + [blank] : rest)
                let after = others.rank(try others.plan(item.query)).scores.map {
                    (others.snapshot.solutions[$0.position].id, $0)
                }.filter { $0.0 != gone.id }
                let kept = before.filter { $0.0 != gone.id }
                let isSame =
                    after.map(\.0) == kept.map(\.0)
                    && zip(after, kept).allSatisfy {
                        $0.1.value == $1.1.value && $0.1.low == $1.1.low
                            && $0.1.high == $1.1.high && $0.1.coverage == $1.1.coverage
                    }
                guard isSame else {
                    Issue.record("seed \(id): without \(gone.id): \(after), not \(kept)")
                    return false
                }
            }
            return true
        }
    }

    @Test("Weights scaled by a constant change nothing but rounding", arguments: 0..<10)
    func scale(seed: Int) throws {
        try Self.forEachCase(seed) { id, item, ranking, engine in
            // A power of two scales exactly; another number rounds.
            for (factor, tolerance) in [(4.0, 0.0), (0.3, 1e-12)] {
                var query = item.query
                query.weights = engine.weights(of: ranking.plan).map {
                    .init(name: $0.criterion, raw: $0.weight)
                }
                let plain = engine.rank(try engine.plan(query))
                query.weights = query.weights.map { .init(name: $0.name, raw: $0.raw * factor) }
                let scaled = engine.rank(try engine.plan(query))
                let values = { (ranking: Ranking) in
                    Dictionary(
                        uniqueKeysWithValues: ranking.scores.map { ($0.position, $0.value) }
                    )
                }
                let (was, new) = (values(plain), values(scaled))
                let far = new.filter { abs($0.value - (was[$0.key] ?? .nan)) > tolerance }
                guard far.isEmpty, new.count == was.count else {
                    Issue.record("seed \(id): times \(factor): \(new), not \(was)")
                    return false
                }
            }
            return true
        }
    }

    @Test("Every interval holds its score, and each end can be reached", arguments: 0..<10)
    func intervals(seed: Int) throws {
        try Self.forEachCase(seed) { id, item, ranking, engine in
            for unknowns in [MatchQuery.Unknowns.pessimistic, .optimistic] {
                var query = item.query
                query.unknowns = unknowns
                let ends = engine.rank(try engine.plan(query))
                for score in ranking.scores {
                    let end = ends.scores.first { $0.position == score.position }?.value
                    let expected = unknowns == .pessimistic ? score.low : score.high
                    guard end == expected, score.low <= score.value, score.value <= score.high
                    else {
                        Issue.record("seed \(id): \(score), \(unknowns) \(end ?? .nan)")
                        return false
                    }
                }
            }
            return true
        }
    }
}
