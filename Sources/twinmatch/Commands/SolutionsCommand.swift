import ArgumentParser
import Documents

/// `twinmatch solutions`.
struct SolutionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solutions",
        abstract: "The solutions of the catalogue.",
        subcommands: [List.self, Get.self]
    )

    /// `twinmatch solutions list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the solutions, by id.",
            usage: "twinmatch solutions list [<options>]"
        )

        @Option(help: ArgumentHelp("What they must satisfy, as JSON.", valueName: "json"))
        var filter: QueryOptions.Filter?

        @OptionGroup var paging: PageOptions

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws {
            let session = try Session(common)
            var params = paging.params + [session.lang]
            if let filter { params.append(.init("filter", filter.node)) }
            let result = try session.call("solutions.list", params)
            let rows = result["solutions"]?.items ?? []
            try session.show(result) {
                CSV(rows, members: ["id", "name", "kind", "known", "summary"])
            } page: { page in
                write(rows, session.words, to: &page)
                session.writeRest(of: result, shown: rows.count, paging, to: &page)
            }
            if rows.isEmpty { throw Failure(.noResult, "no solution satisfies that") }
        }

        /// The solutions with what each is below it.
        private func write(_ rows: [Node], _ words: Words, to page: inout Page) {
            guard !rows.isEmpty else { return }
            var table = Table([
                Table.Column(words.heading("id")),
                Table.Column(words.heading("solution"), .left, .cut(least: 12)),
                Table.Column(words.subject("kind")),
                Table.Column(words.heading("known"), .right),
            ])
            table.rows = rows.map { row in
                [
                    Line(row["id"]?.text ?? ""), Line(row["name"]?.text ?? "", .strong),
                    Line(words.label(row["kind"]?.text ?? "", in: "kinds")),
                    Line(words.percent(row["known"]?.number ?? 0, decimals: 0)),
                ]
            }
            let lines = table.lines(width: page.terminal.width)
            page.add(lines[0])
            for (line, row) in zip(lines.dropFirst(), rows) {
                page.add(line)
                page.prose(Line(row["summary"]?.text ?? "", .faint), indent: 4)
            }
        }
    }

    /// `twinmatch solutions get`.
    struct Get: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one solution with every fact and its source.",
            usage: "twinmatch solutions get [<options>] <solution>"
        )

        @Argument(help: "The solution's id.", completion: .solutions)
        var solution: String

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws {
            let session = try Session(common)
            let params: [Node.Member] = [.init("solution", .text(solution)), session.lang]
            let result = try session.call("solutions.get", params)
            let card = SolutionCard(words: session.words, node: result["solution"] ?? .null)
            try session.show(result) {
                card.csv
            } page: {
                card.write(to: &$0)
            }
        }
    }
}

extension Session {
    /// Says how many rows there are beyond those that are shown.
    func writeRest(of result: Node, shown: Int, _ paging: PageOptions, to page: inout Page) {
        let total = result["total"]?.integer ?? shown
        guard shown < total else { return }
        page.space()
        let values = [
            "first": Line(words.numerals.whole(min(total, paging.offset + 1))),
            "last": Line(words.numerals.whole(paging.offset + shown)),
        ]
        page.prose(words.sentence("list.shown", count: total, values).styled(.faint))
    }
}
