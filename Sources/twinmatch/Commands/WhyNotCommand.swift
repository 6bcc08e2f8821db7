import ArgumentParser
import Documents

/// `twinmatch why-not`.
struct WhyNotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why-not",
        abstract: "Tell what keeps a solution from the top, and what would bring it there."
    )

    @OptionGroup var profile: ProfileArgument

    @Argument(help: "The solution's id.", completion: .solutions)
    var solution: String

    @Option(name: .customLong("k"), help: "The rank to reach.")
    var rank = 10

    @OptionGroup(title: "Query options") var query: QueryOptions

    @OptionGroup(title: "Query options") var revisions: RevisionOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common)
        let choice = try ProfileChoice(profile)
        let params: [Node.Member] = [
            .init("solution", .text(solution)), .init("k", .number(rank)),
        ]
        let result = try session.call(
            "match.explain",
            for: choice,
            params + query.params + revisions.params
        )
        if session.format == .json { return try session.show(json: result) }
        var names: [String: String] = [:]
        if let rival = result["whyNot"]?["kth"]?.text {
            names[rival] = session.solution(rival)?.name
        }
        let page = WhyNotPage(
            words: session.words,
            result: result,
            profile: session.view(of: choice),
            filter: query.filter?.node,
            names: names
        )
        try session.show(result) {
            page.csv
        } page: {
            page.write(to: &$0)
        }
    }
}
