import ArgumentParser
import Documents

/// `twinmatch twinnings list`.
struct TwinningsListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the twinnings there are.",
        usage: "twinmatch twinnings list [<options>]"
    )

    @Option(
        help: "Only those with a side in this region or within it.",
        completion: .regions
    )
    var region: String?

    @Option(help: "Only of this solution.", completion: .solutions)
    var solution: String?

    @Option(help: "Only open or closed ones.", completion: .list(["open", "closed"]))
    var status: String?

    @Option(help: "Only those in this stage.")
    var stage: String?

    @OptionGroup var paging: PageOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common)
        var params = paging.params + [session.lang]
        for (name, value) in [
            ("region", region), ("solution", solution), ("status", status), ("stage", stage),
        ] {
            if let value { params.append(.init(name, .text(value))) }
        }
        let result = try session.call("twinnings.list", params)
        let rows = TwinningRows(words: session.words, rows: result["twinnings"]?.items ?? [])
        try session.show(result) {
            rows.csv
        } page: { page in
            rows.write(to: &page)
            session.writeRest(
                of: result,
                shown: rows.rows.count,
                offset: paging.offset,
                to: &page
            )
        }
        if rows.rows.isEmpty { throw Failure(.noResult, "there is no such twinning") }
    }
}
