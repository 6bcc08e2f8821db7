import ArgumentParser
import Catalog
import Matching

/// `inprocess regions`: one profile in the context of every region.
///
/// `time N` tells the median microseconds of N times all regions in one pass, `plain N` those of a
/// query for each; `compare 1` fails where the two differ.
struct RegionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regions",
        abstract: "One profile in the context of every region (P14)."
    )

    @OptionGroup var served: ServedOptions

    func run() throws {
        let loaded = try served.loaded()
        let engine = loaded.engine
        let regions = engine.snapshot.geography.regions.map(\.id)
        let told = [
            "solutions": Double(engine.snapshot.solutions.count),
            "regions": Double(regions.count),
        ]
        let plan = try loaded.plan(loaded.profile)
        guard var sweep = RegionSweep(plan, engine: engine) else {
            throw BenchError("the profile's model judges by the region in another way")
        }
        let query = { (region: String) throws -> [Score] in
            var there = loaded.profile
            there.region = region
            return engine.rank(try loaded.plan(there), limit: 10).scores
        }
        try Demand.serve(told) { word, number in
            switch word {
            case "time": return Demand.microseconds(number) { _ in sweep.rank(limit: 10) }
            case "plain":
                return try Demand.microseconds(number) { _ in
                    for region in regions { _ = try query(region) }
                }
            case "compare":
                sweep.rank(limit: 10)
                for (position, region) in regions.enumerated()
                where try query(region) != sweep.scores(in: position) {
                    throw BenchError("the rankings for \(region) differ")
                }
                return regions.count
            default: throw BenchError("nothing is called \(word)")
            }
        }
    }
}
