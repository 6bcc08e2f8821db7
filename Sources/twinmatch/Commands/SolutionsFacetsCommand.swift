import ArgumentParser
import Documents

/// `twinmatch solutions facets`.
struct SolutionsFacetsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "facets",
        abstract: "Count the solutions by what they have.",
        usage: "twinmatch solutions facets [<options>]"
    )

    @Option(
        name: [.customLong("feature")],
        help: "Only this fact, such as languages, and all of its values; repeatable."
    )
    var features: [String] = []

    @Option(help: ArgumentHelp("Only of the solutions found for these words.", valueName: "words"))
    var query: String?

    @Option(help: ArgumentHelp("Only of those that satisfy this, as JSON.", valueName: "json"))
    var filter: QueryOptions.Filter?

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common)
        var params = [session.lang]
        if let query { params.append(.init("query", .text(query))) }
        if let filter { params.append(.init("filter", filter.node)) }
        let result = try session.call("solutions.facets", params)
        var facets = result["facets"]?.items ?? []
        if !features.isEmpty {
            let names = facets.compactMap { $0["feature"]?.text }
            for feature in features where !names.contains(feature) {
                let near = NearestWords.nearest(to: feature, among: names)
                let hint = near.isEmpty ? "" : "\ndid you mean \(near.joined(separator: ", "))?"
                throw Failure(.usage, "--feature: there is no fact '\(feature)'\(hint)")
            }
            facets = facets.filter { features.contains($0["feature"]?.text ?? "") }
        }
        let view = FacetsPage(
            words: session.words,
            facets: facets,
            total: result["total"]?.integer ?? 0,
            isWhole: !features.isEmpty
        )
        try session.show(result) {
            view.csv
        } page: {
            view.write(to: &$0)
        }
        if view.total == 0 { throw Failure(.noResult, "no solution satisfies that") }
    }
}
