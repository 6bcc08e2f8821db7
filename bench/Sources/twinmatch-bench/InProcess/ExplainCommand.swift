import ArgumentParser
import Catalog
import Matching

/// `inprocess explain`: what a full explanation of the best ten costs beside the ranking alone.
///
/// `none N` tells the median microseconds of N rankings, `full N` those of N rankings whose best
/// ten are explained in full.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "A ranking with full explanations beside one without (P10)."
    )

    @OptionGroup var served: ServedOptions

    @Option(help: "How many matches are wanted.")
    var limit = 10

    func run() throws {
        let loaded = try served.loaded()
        let engine = loaded.engine
        let told = ["solutions": Double(engine.snapshot.solutions.count)]
        try Demand.serve(told) { word, number in
            guard ["none", "full"].contains(word) else {
                throw BenchError("nothing is called \(word)")
            }
            var shown = 0
            let time = try Demand.microseconds(number) { _ in
                let ranking = engine.rank(try loaded.plan(loaded.profile), limit: limit)
                guard word == "full" else { return shown += ranking.scores.count }
                for (place, score) in ranking.scores.prefix(limit).enumerated() {
                    let match = engine.match(score.position, in: ranking, rank: place + 1)
                    shown += match.criteria.isEmpty ? 0 : 1
                }
            }
            guard shown == number * limit else {
                throw BenchError("there are not \(limit) matches")
            }
            return time
        }
    }
}
