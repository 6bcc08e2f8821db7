import ArgumentParser
import Documents

/// `twinmatch codes`.
struct CodesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codes",
        abstract: "The codes that profiles and solutions are written in.",
        subcommands: [List.self]
    )

    /// `twinmatch codes list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the codes of a list with their labels; without a name, the lists.",
            usage: "twinmatch codes list [<options>] [<list>]"
        )

        @Argument(help: "The list's name, such as interventions.", completion: .lists)
        var list: String?

        @Option(help: "Most rows, 1 to 1000.")
        var limit = 1000

        @Option(help: "Rows to skip.")
        var offset = 0

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws {
            let session = try Session(common)
            var params: [Node.Member] = [
                .init("limit", .number(limit)), .init("offset", .number(offset)), session.lang,
            ]
            if let list { params.append(.init("list", .text(list))) }
            let result = try session.call("codes.list", params)
            let rows = result["codes"]?.items ?? []
            try session.show(result) {
                CSV(rows, members: list == nil ? ["code"] : ["code", "parent", "label"])
            } page: { page in
                if list == nil {
                    for row in rows { page.add(Line(row["code"]?.text ?? "")) }
                } else {
                    page.add(table(rows, session.words))
                }
            }
        }

        /// The codes with those below others set in.
        private func table(_ rows: [Node], _ words: Words) -> Table {
            var depths: [String: Int] = [:]
            var table = Table([
                Table.Column(words.heading("code")),
                Table.Column(words.heading("label"), .left, .wrap(least: 20)),
            ])
            table.rows = rows.map { row in
                let code = row["code"]?.text ?? ""
                let depth = row["parent"]?.text.map { (depths[$0] ?? 0) + 1 } ?? 0
                depths[code] = depth
                let indent = String(repeating: "  ", count: depth)
                return [Line(indent + code), Line(row["label"]?.text ?? "")]
            }
            return table
        }
    }
}
