import ArgumentParser
import Documents

/// `twinmatch adoption list`.
struct AdoptionListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List where solutions stand: as regions have told, or else as records say.",
        usage: "twinmatch adoption list [<options>]"
    )

    @Option(help: "Only this solution.", completion: .solutions)
    var solution: String?

    @Option(help: "Only this region and those within it.", completion: .regions)
    var region: String?

    @Flag(help: "Every step, not only the latest.")
    var history = false

    @OptionGroup var paging: PageOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common)
        var params =
            paging.params + [session.lang]
            + Node.given(["solution": solution, "region": region])
        if history { params.append(.init("history", .boolean(true))) }
        let result = try session.call("adoption.list", params)
        let rows = AdoptionRows(words: session.words, rows: result["steps"]?.items ?? [])
        try session.show(
            rows,
            of: result,
            offset: paging.offset,
            orSay: "nobody has told of that, and no record names it"
        )
    }
}
