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
        var params = paging.params + [session.lang]
        for (name, value) in [
            ("region", region), ("kind", kind), ("role", role), ("skill", skill),
        ] {
            if let value { params.append(.init(name, .text(value))) }
        }
        let result = try session.call("network.list", params)
        let rows = MemberRows(words: session.words, rows: result["members"]?.items ?? [])
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
        if rows.rows.isEmpty { throw Failure(.noResult, "nobody like that is in the network") }
    }
}
