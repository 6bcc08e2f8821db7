import ArgumentParser
import Documents
import Foundation

/// `twinmatch report match`.
struct ReportMatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: "A ranking with its reasons, as a page that a hospital manager reads.",
        usage: "twinmatch report match <profile> -o <file> [<options>]"
    )

    @OptionGroup var profile: ProfileArgument

    @OptionGroup var file: ReportOptions

    @Option(help: "Most solutions that are shown, 1 to 50.")
    var limit = 10

    @OptionGroup(title: "Query options") var query: QueryOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws {
        guard (1...50).contains(limit) else { throw ValidationError("--limit must be 1 to 50.") }
        guard common.format == .table else {
            throw ValidationError("A report's form is that of its file; leave --format out.")
        }
    }

    func run() throws {
        let session = try Session(common)
        let choice = try ProfileChoice(profile)
        let params: [Node.Member] = [
            .init("limit", .number(limit)), .init("explain", .text("full")),
        ]
        let result = try session.call("match.query", for: choice, params + query.params)
        var cards: [String: Node] = [:]
        for match in result["matches"]?.items ?? [] {
            let id = match["solution"]?.text ?? ""
            let found = try session.call(
                "solutions.get",
                [.init("solution", .text(id)), session.lang]
            )
            cards[id] = found["solution"]
        }
        let all = try session.call("solutions.list", [.init("limit", .number(1))])
        let report = MatchReport(
            words: session.words,
            result: result,
            profile: session.view(of: choice),
            model: session.model(of: result),
            filter: query.filter?.node,
            solutions: cards,
            catalogueSize: all["total"]?.integer ?? 0,
            command: ShellWords.joined(["twinmatch"] + CommandLine.arguments.dropFirst())
        )
        try file.write(report.document)
        if result["matches"]?.items.isEmpty ?? true { throw Failure(.noResult, "") }
    }
}
