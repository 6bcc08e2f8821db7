import ArgumentParser
import Catalog
import Matching

/// `inprocess regions`: one profile in the context of every region.
///
/// `time N` tells the median microseconds of N times all regions.
struct RegionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regions",
        abstract: "One profile in the context of every region (P14)."
    )

    @Option(help: "The catalogue's folder.")
    var catalog: String

    @Option(help: "The folder of the models.")
    var models: String

    @Option(help: "The profile.")
    var profile = "RO21"

    func run() throws {
        let loaded = try LoadedCatalog(catalog: catalog, models: models, profile: profile)
        let engine = loaded.engine
        let regions = engine.snapshot.geography.regions.map(\.id)
        let told = [
            "solutions": Double(engine.snapshot.solutions.count),
            "regions": Double(regions.count),
        ]
        try Demand.serve(told) { word, number in
            guard word == "time" else { throw BenchError("nothing is called \(word)") }
            return try Demand.microseconds(number) { _ in
                for region in regions {
                    var there = loaded.profile
                    there.region = region
                    _ = engine.rank(try loaded.plan(there), limit: 10)
                }
            }
        }
    }
}
