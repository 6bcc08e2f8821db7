import ArgumentParser
import Documents

/// `twinmatch solutions`.
struct SolutionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solutions",
        abstract: "The solutions of the catalogue.",
        subcommands: [
            List.self, Get.self, SolutionsSearchCommand.self, SolutionsSimilarCommand.self,
            SolutionsFacetsCommand.self, SolutionsNewCommand.self, SolutionsPutCommand.self,
            SolutionsRemoveCommand.self,
        ]
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
                SolutionRows(words: session.words, rows: rows).write(to: &page)
                session.writeRest(of: result, shown: rows.count, offset: paging.offset, to: &page)
            }
            if rows.isEmpty { throw Failure(.noResult, "no solution satisfies that") }
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
    func writeRest(of result: Node, shown: Int, offset: Int, to page: inout Page) {
        let total = result["total"]?.integer ?? shown
        guard shown < total else { return }
        page.space()
        let values = [
            "first": Line(words.numerals.whole(min(total, offset + 1))),
            "last": Line(words.numerals.whole(offset + shown)),
        ]
        page.prose(words.sentence("list.shown", count: total, values).styled(.faint))
    }
}
