import Catalog
import Documents
import Matching
import Testing

/// One profile as if it were each region's.
@Suite("A profile in the context of every region")
struct RegionSweepTests {
    @Test("One pass gives what a query for each region gives, bit for bit", arguments: 0..<600)
    func sweep(seed: Int) throws {
        let item = RandomCase(seed: seed, sizes: seed % 6 == 0 ? 60...80 : 1...12)
        let engine = item.engine()
        guard let plan = try? engine.plan(item.query) else { return }
        guard var sweep = RegionSweep(plan, engine: engine) else {
            let ids = plan.criterionIDs
            let others: Set = ["proximity", "neighbours", "feedback"]
            let isOther = !others.isDisjoint(with: ids)
            #expect(!ids.contains("adoption") || isOther, "seed \(seed)")
            return
        }
        for limit in [3, 100] {
            sweep.rank(limit: limit)
            for (position, region) in engine.snapshot.geography.regions.enumerated() {
                var query = item.query
                query.profile.region = region.id
                let expected = engine.rank(try engine.plan(query), limit: limit).scores
                let got = sweep.scores(in: position)
                guard got == expected else {
                    Issue.record(
                        "seed \(seed), \(region.id), best \(limit): \(got), not \(expected)"
                    )
                    return
                }
            }
        }
    }
}
