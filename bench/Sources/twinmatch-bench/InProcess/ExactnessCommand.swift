import ArgumentParser
import Catalog
import Matching

/// `inprocess exactness`: the engine's rankings of a catalogue held against its plain twin's.
///
/// `cases N` asks N queries, each made from a seed of its own, in every way that a large catalogue
/// is ranked, and tells how many rankings there were and which differ in any bit.
struct ExactnessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exactness",
        abstract: "Every way to rank beside the plain one, bit for bit."
    )

    @OptionGroup var served: ServedOptions

    @Option(help: "The seed of the first query; each takes the next one.")
    var seed: UInt64 = 20_261_127

    func run() throws {
        let loaded = try served.loaded()
        let engine = loaded.engine
        // Whoever asks with other weights or a filter asks the table of the stored profile.
        let stored = UtilityTable(
            try loaded.plan(loaded.profile),
            engine: engine,
            layout: .bounded
        )
        let told = ["solutions": Double(engine.snapshot.solutions.count)]
        try Demand.serve(told) { word, number in
            guard word == "cases" else { throw BenchError("nothing is called \(word)") }
            var unlike: [String] = []
            var rankings = 0
            for place in 0..<number {
                let asked = try RandomQuery(seed: seed + UInt64(place), loaded)
                let plan = try engine.plan(asked.query)
                var tables = [
                    "columns": UtilityTable(plan, engine: engine, layout: .columns),
                    "bounds": UtilityTable(plan, engine: engine, layout: .bounded),
                ]
                if asked.query.unknowns == .model {
                    tables["stored"] = UtilityTable(stored, for: plan, engine: engine)
                }
                let expected = Array(engine.plainRanking(plan).prefix(asked.limit))
                for (name, table) in tables {
                    rankings += 1
                    let found = engine.rank(table, limit: asked.limit).scores
                    guard found != expected else { continue }
                    unlike.append("seed \(asked.seed), \(name): \(found.prefix(3))")
                }
            }
            return ["rankings": rankings, "unlike": unlike] as [String: Any]
        }
    }
}
