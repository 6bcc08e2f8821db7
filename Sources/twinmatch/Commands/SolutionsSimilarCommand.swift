import ArgumentParser
import Documents

/// `twinmatch solutions similar`.
struct SolutionsSimilarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "similar",
        abstract: "List the solutions most like one, and what they share.",
        usage: "twinmatch solutions similar [<options>] <solution>"
    )

    /// The features whose shared codes are shown.
    static let shownParts = 3

    @Argument(help: "The solution's id.", completion: .solutions)
    var solution: String

    @Option(help: ArgumentHelp("What they must satisfy, as JSON.", valueName: "json"))
    var filter: QueryOptions.Filter?

    @OptionGroup var paging: FindOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common)
        var params = [Node.Member("solution", .text(solution))] + paging.params + [session.lang]
        if let filter { params.append(.init("filter", filter.node)) }
        let result = try session.call("solutions.similar", params)
        let rows = result["solutions"]?.items ?? []
        try session.show(result) {
            CSV(rows, members: ["id", "name", "kind", "similarity", "known", "summary"])
        } page: { page in
            let words = session.words
            var view = SolutionRows(words: words, rows: rows)
            view.column = (
                Table.Column(words.heading("alike"), .right),
                { Line(words.percent($0["similarity"]?.number ?? 0)) }
            )
            view.notes = { shared(in: $0, words) }
            view.write(to: &page)
            session.writeRest(of: result, shown: rows.count, offset: paging.offset, to: &page)
        }
        if rows.isEmpty { throw Failure(.noResult, "no other solution satisfies that") }
    }

    /// What it shares most, a line for each feature.
    private func shared(in row: Node, _ words: Words) -> [Line] {
        let parts = (row["parts"]?.items ?? []).filter { !($0["shared"]?.items ?? []).isEmpty }
        let best = parts.enumerated()
            .sorted {
                let (one, other) = ($0.element["similarity"], $1.element["similarity"])
                return (other?.number ?? 0, $0.offset) < (one?.number ?? 0, $1.offset)
            }
            .prefix(Self.shownParts)
        return best.map { _, part in
            let feature = part["feature"]?.text ?? ""
            let codes = words.labels((part["shared"]?.items ?? []).compactMap(\.text), in: feature)
            let share = words.percent(part["similarity"]?.number ?? 0, decimals: 0)
            return Line("\(words.subject(feature)) (\(share)): ") + Line(codes, .faint)
        }
    }
}
