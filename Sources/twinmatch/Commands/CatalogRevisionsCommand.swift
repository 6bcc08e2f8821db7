import ArgumentParser
import Documents

/// `twinmatch catalog revisions`.
struct CatalogRevisionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revisions",
        abstract: "List the revisions that a daemon's store keeps, newest first.",
        usage: "twinmatch catalog revisions [<options>]"
    )

    @Option(help: "Most rows, 1 to 1000.")
    var limit = 100

    @Option(help: ArgumentHelp("Only revisions before this one.", valueName: "n"))
    var before: Int?

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common, for: .store)
        var params = [Node.Member("limit", .number(limit))]
        if let before { params.append(.init("before", .number(before))) }
        let result = try session.call("catalog.revisions", params)
        let rows = result["revisions"]?.items ?? []
        let counts = RecordChange.Kind.allCases.map(\.rawValue)
        try session.show(result) {
            CSV(rows, members: ["revision", "time", "author"] + counts + ["digest"])
        } page: { page in
            guard !rows.isEmpty else { return }
            let words = session.words
            var table = Table(
                [
                    Table.Column(words.heading("revision"), .right),
                    Table.Column(words.heading("time")),
                    Table.Column(words.heading("author"), .left, .cut(least: 8)),
                ] + counts.map { Table.Column(words.heading("count.\($0)"), .right) }
            )
            table.rows = rows.map { row in
                [
                    Line(row["revision"]?.integer.map(String.init) ?? "", .strong),
                    Line(row["time"]?.text ?? ""), Line(row["author"]?.text ?? ""),
                ] + counts.map { Line(words.numerals.whole(row[$0]?.integer ?? 0)) }
            }
            page.add(table)
            guard rows.count == limit, let last = rows.last?["revision"]?.integer, last > 1
            else { return }
            page.space()
            let more = words.sentence("revisions.more", ["revision": Line(String(last))])
            page.prose(more.styled(.faint))
        }
        if rows.isEmpty { throw Failure(.noResult, "no revision before that is kept") }
    }
}
