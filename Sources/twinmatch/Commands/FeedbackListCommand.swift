import ArgumentParser
import Documents

/// `twinmatch feedback list`.
struct FeedbackListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List what was said, the latest first, without who said it.",
        usage: "twinmatch feedback list [<options>]"
    )

    @Option(help: "Only about this solution.", completion: .solutions)
    var solution: String?

    @Option(help: "Only from this region.", completion: .regions)
    var region: String?

    @Flag(help: "Also what no longer counts.")
    var withdrawn = false

    @OptionGroup var paging: PageOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common, for: .store)
        var params = paging.params + Node.given(["solution": solution, "region": region])
        if withdrawn { params.append(.init("withdrawn", .boolean(true))) }
        let result = try session.call("feedback.list", params)
        let rows = FeedbackRows(words: session.words, rows: result["events"]?.items ?? [])
        try session.show(
            rows,
            of: result,
            offset: paging.offset,
            orSay: "nobody has said anything of that"
        )
    }
}
