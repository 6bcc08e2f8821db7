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
        let params =
            paging.params + [session.lang]
            + Node.given(["region": region, "solution": solution, "status": status, "stage": stage])
        let result = try session.call("twinnings.list", params)
        let rows = TwinningRows(words: session.words, rows: result["twinnings"]?.items ?? [])
        try session.show(
            rows,
            of: result,
            offset: paging.offset,
            orSay: "there is no such twinning"
        )
    }
}
