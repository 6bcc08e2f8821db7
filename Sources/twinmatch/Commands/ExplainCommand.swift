import ArgumentParser
import Documents

/// `twinmatch explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show how one solution's score is made, and what would raise it."
    )

    @OptionGroup var profile: ProfileArgument

    @Argument(help: "The solution's id.", completion: .solutions)
    var solution: String

    @OptionGroup(title: "Query options") var query: QueryOptions

    @OptionGroup(title: "Query options") var revisions: RevisionOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common)
        let choice = try ProfileChoice(profile)
        let params = [Node.Member("solution", .text(solution))] + query.params + revisions.params
        let result = try session.call("match.explain", for: choice, params)
        if session.format == .json { return try session.show(json: result) }
        let page = ExplanationPage(
            words: session.words,
            match: MatchView(node: result["match"] ?? .null),
            total: result["total"]?.integer ?? 0,
            profile: session.view(of: choice),
            model: session.model(of: result),
            filter: query.filter?.node,
            summary: session.solution(solution)?.summary,
            next: result["match"]?["next"]?["solution"]?.text
                .flatMap { session.solution($0)?.name },
            isIllustrative: result["_meta"]?["illustrative"]?.boolean ?? false
        )
        try session.show(result) {
            page.csv
        } page: {
            page.write(to: &$0)
        }
    }
}
