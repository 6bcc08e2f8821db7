import ArgumentParser
import Documents

/// `twinmatch network list`.
struct NetworkListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List who is in the network, with everything they say of themselves.",
        usage: "twinmatch network list [<options>]"
    )

    @Option(help: "Only this region and those within it.", completion: .regions)
    var region: String?

    @Option(help: "Only organisation, professional or innovator.")
    var kind: String?

    @Option(help: "Only who works as that, such as nurse.")
    var role: String?

    @Option(help: "Only who knows or offers this code, or one below it.")
    var skill: String?

    @OptionGroup var paging: PageOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common)
        let params =
            paging.params + [session.lang]
            + Node.given(["region": region, "kind": kind, "role": role, "skill": skill])
        let result = try session.call("network.list", params)
        let rows = MemberRows(words: session.words, rows: result["members"]?.items ?? [])
        try session.show(
            rows,
            of: result,
            offset: paging.offset,
            orSay: "nobody like that is in the network"
        )
    }
}
