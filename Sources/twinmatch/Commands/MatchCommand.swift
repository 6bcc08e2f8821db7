import ArgumentParser
import Documents

/// `twinmatch match`.
struct MatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: "Rank the solutions for a region's needs."
    )

    @OptionGroup var profile: ProfileArgument

    @Option(help: "Most solutions that are shown, 1 to 1000.")
    var limit = 10

    @Option(help: "Solutions to skip.")
    var offset = 0

    @Option(help: ArgumentHelp("The lowest score that is shown, 0 to 1.", valueName: "score"))
    var minScore: Double?

    @Option(help: "How much is explained.")
    var explain = Level.summary

    @OptionGroup(title: "Query options") var query: QueryOptions

    @OptionGroup(title: "Query options") var revisions: RevisionOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    /// How much is explained.
    enum Level: String, CaseIterable, ExpressibleByArgument {
        case none, summary, full
    }

    func run() throws {
        let session = try Session(common)
        let choice = try ProfileChoice(profile)
        var params: [Node.Member] = [
            .init("limit", .number(limit)), .init("offset", .number(offset)),
            .init("explain", .text(explain.rawValue)),
        ]
        if let minScore { params.append(.init("minScore", .number(minScore))) }
        let result = try session.call(
            "match.query",
            for: choice,
            params + query.params + revisions.params
        )
        let filter = query.filter?.node
        let page = RankingPage(
            words: session.words,
            result: result,
            profile: session.format == .json
                ? ProfileView(nil, id: choice.name, isFile: false, language: "en")
                : session.view(of: choice),
            filter: filter,
            model: session.format == .json ? "" : session.model(of: result).title,
            catalogueSize: session.format == .table ? catalogueSize(session) : nil,
            offset: offset
        )
        try session.show(result) {
            page.csv
        } page: { text in
            page.write(to: &text)
            if explain == .full { writeFull(result, session, choice, to: &text) }
        }
        if result["matches"]?.items.isEmpty ?? true { throw Failure(.noResult, "") }
    }

    private func catalogueSize(_ session: Session) -> Int? {
        // The list knows only the newest revision.
        guard revisions.revision == nil else { return nil }
        let params = Node.mapping([Node.Member("limit", .number(1))])
        return (try? session.answers.call("solutions.list", params))?["total"]?.integer
    }

    /// Every match in full, below the table.
    private func writeFull(
        _ result: Node,
        _ session: Session,
        _ choice: ProfileChoice,
        to text: inout Page
    ) {
        let model = session.model(of: result)
        let profile = session.view(of: choice)
        for node in result["matches"]?.items ?? [] {
            let page = ExplanationPage(
                words: session.words,
                match: MatchView(node: node),
                total: result["total"]?.integer ?? 0,
                profile: profile,
                model: model,
                filter: query.filter?.node,
                summary: nil,
                next: node["next"]?["solution"]?.text.flatMap { session.solution($0)?.name },
                isIllustrative: false
            )
            text.space()
            page.write(to: &text)
        }
    }
}
