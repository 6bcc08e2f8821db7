import Catalog
import Documents
import Foundation
import TestSupport
import Testing

@testable import Matching

@Suite("Why not, and what would have to change")
struct WhyNotTests {
    /// Runs a check for every solution below rank k of many random cases.
    private func forEachLoser(
        _ seed: Int,
        cases: Int = 150,
        _ check: (String, Ranking, Int, WhyNot, MatchEngine) throws -> Void
    ) rethrows {
        var count = 0
        for number in 0..<cases {
            let id = 1_000_000 + seed * cases + number
            let item = RandomCase(seed: id, sizes: 3...12)
            let engine = item.engine()
            guard let plan = try? engine.plan(item.query) else { continue }
            let ranking = engine.rank(plan)
            for k in 1...3 where ranking.scores.count > k {
                for score in ranking.scores[k...] {
                    let answer = engine.whyNot(score.position, k: k, in: ranking)
                    let name = "seed \(id), k \(k), position \(score.position)"
                    try check(name, ranking, score.position, answer, engine)
                    count += 1
                }
            }
        }
        #expect(count > cases, "seed \(seed): only \(count) cases")
    }

    /// The rank a solution would have with another score of its own.
    private func rank(_ score: Score, in ranking: Ranking) -> Int {
        1
            + ranking.scores.count {
                $0.position != score.position && $0.precedes(score)
            }
    }

    @Test("The smallest utilities reach rank k, and the next smaller ones do not", arguments: 0..<4)
    func utilities(seed: Int) {
        forEachLoser(seed) { name, ranking, position, answer, engine in
            let scorer = Scorer(plan: ranking.plan, index: engine.index)
            let utilities = scorer.utilities(at: position)
            for (index, criterion) in ranking.plan.criteria.enumerated() {
                let change = answer.utilityChanges.first { $0.criterion == criterion.criterion.id }
                let rank = { (utility: Double) in
                    var changed = utilities
                    changed[index] = utility
                    return self.rank(scorer.score(of: changed, at: position), in: ranking)
                }
                let now = utilities[index] ?? criterion.unknownUtility
                guard let change else {
                    #expect(now >= 1 || rank(1) > answer.k, "\(name): \(criterion.criterion.id)")
                    continue
                }
                #expect(change.from == now, "\(name): \(change)")
                #expect(change.to <= 1 && rank(change.to) <= answer.k, "\(name): \(change)")
                #expect(
                    change.to == now || rank(change.to.nextDown) > answer.k,
                    "\(name): \(change)"
                )
            }
        }
    }

    @Test("The nearest weights reach rank k, and no weight that is nearer does", arguments: 0..<4)
    func weights(seed: Int) {
        forEachLoser(seed, cases: 60) { name, ranking, position, answer, engine in
            let criteria = ranking.plan.criteria
            var random = SplitMix64(seed: seed)
            for (index, criterion) in criteria.enumerated() {
                let id = criterion.criterion.id
                // As somebody would apply it: by naming the weights in a query.
                let reweighted = { (weight: Double) -> Ranking? in
                    var query = ranking.plan.query
                    query.weights = criteria.map { .init(name: $0.criterion.id, raw: $0.raw) }
                    query.weights[index].raw = weight
                    return (try? engine.plan(query)).map(engine.rank)
                }
                let change = answer.weightChanges.first { $0.criterion == id }
                if let change {
                    let rank = reweighted(change.to)?.rank(of: position)
                    #expect(change.from == criterion.raw, "\(name): \(change)")
                    #expect((rank ?? .max) <= answer.k, "\(name): \(change)")
                }
                let reach = change.map { abs($0.to - $0.from) * (1 - 1e-9) } ?? 1e6
                for _ in 0..<20 {
                    let step = exp2(Double.random(in: -30...0, using: &random)) * reach
                    for weight in [criterion.raw + step, criterion.raw - step] where weight >= 0 {
                        let isThere = reweighted(weight).map {
                            isSurelyAmong(answer.k, position, $0)
                        }
                        #expect(isThere != true, "\(name): \(id) by \(weight)")
                    }
                }
            }
        }
    }

    /// Whether a solution is among the best k by more than what rounding can do.
    private func isSurelyAmong(_ k: Int, _ position: Int, _ ranking: Ranking) -> Bool {
        guard let rank = ranking.rank(of: position), rank <= k else { return false }
        return ranking.scores[rank - 1].value - ranking.scores[k].value > 1e-12
    }

    @Test("The gap is told by criterion, largest first, and adds up to it", arguments: 0..<2)
    func differences(seed: Int) {
        forEachLoser(seed) { name, ranking, _, answer, _ in
            let sum = answer.differences.reduce(0) { $0 + $1.behind }
            #expect(abs(sum - (answer.gap ?? .nan)) < 1e-12, "\(name)")
            let steps = answer.differences.map(\.behind)
            #expect(steps == steps.sorted(by: >) && !steps.contains(0), "\(name)")
            #expect(answer.rank.map { $0 > answer.k } == true, "\(name)")
            let changes = answer.utilityChanges.map { $0.to - $0.from }
            #expect(changes == changes.sorted(), "\(name)")
        }
    }

    @Test("One that is excluded has no rank, and the constraints that exclude it are named")
    func excluded() throws {
        var count = 0
        for id in 0..<500 {
            let item = RandomCase(seed: id)
            let engine = item.engine()
            guard let plan = try? engine.plan(item.query) else { continue }
            let ranking = engine.rank(plan)
            let twin = Twin(
                snapshot: engine.snapshot,
                model: item.model,
                evidence: item.evidence,
                query: item.query
            )
            for position in engine.snapshot.solutions.indices {
                let match = engine.match(position, in: ranking)
                let judgements = twin.judgements(of: engine.snapshot.solutions[position])
                #expect(match.constraints.map(\.id) == judgements.map(\.id), "seed \(id)")
                #expect(match.constraints.map(\.isExcluded) == judgements.map(\.excludes))
                let truths = judgements.map { $0.holds.map { $0 ? Truth.yes : .no } ?? .unknown }
                #expect(match.constraints.map(\.truth) == truths, "seed \(id)")
                // Whoever does not satisfy a constraint is told by how much.
                for report in match.constraints where report.truth != .yes {
                    #expect(!report.shortfalls.isEmpty, "seed \(id): \(report.id)")
                }
                guard match.rank == nil else { continue }
                count += 1
                let answer = engine.whyNot(position, k: 3, in: ranking)
                #expect(answer.rank == nil && answer.utilityChanges.isEmpty, "seed \(id)")
                #expect(judgements.contains { $0.excludes }, "seed \(id)")
            }
        }
        #expect(count > 100, "only \(count) were excluded")
    }

    @Test("Gaps are sorted by what they would gain: weight x (1 - utility)")
    func gaps() throws {
        for id in 0..<300 {
            let item = RandomCase(seed: id)
            let engine = item.engine()
            guard let plan = try? engine.plan(item.query) else { continue }
            let ranking = engine.rank(plan)
            for score in ranking.scores {
                let match = engine.match(score.position, in: ranking)
                let gains = match.gaps.map(\.gain)
                #expect(gains == gains.sorted(by: >), "seed \(id)")
                #expect(match.gaps.allSatisfy { $0.gain == $0.weight * (1 - $0.utility) })
                let open = match.criteria.filter { $0.utility < 1 }.count
                #expect(match.gaps.count == open, "seed \(id)")
            }
        }
    }
}
