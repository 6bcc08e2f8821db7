import ArgumentParser
import Documents

/// `twinmatch diff-match`.
struct DiffMatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff-match",
        abstract: "Tell who moved in a ranking between two revisions, and why.",
        usage: "twinmatch diff-match <profile> --from <n> [--to <n>] [<options>]",
        discussion: """
            Both revisions are judged for the profile as it is now, by the same day. twinmatch \
            catalog revisions lists those that are kept.
            """
    )

    @OptionGroup var profile: ProfileArgument

    @Option(help: ArgumentHelp("The earlier revision.", valueName: "n"))
    var from: Int

    @Option(help: ArgumentHelp("The later revision (default: the newest).", valueName: "n"))
    var to: Int?

    @Option(help: "How many of the first solutions are compared, 1 to 1000.")
    var limit = 10

    @OptionGroup(title: "Query options") var query: QueryOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws {
        if let to, to < from {
            throw ValidationError("--from \(from) lies after --to \(to); swap the two.")
        }
    }

    func run() throws {
        let session = try Session(common, for: .store)
        let choice = try ProfileChoice(profile)
        let moves = try MatchMoves(
            of: choice,
            between: (from, to),
            first: limit,
            query.params,
            from: session
        )
        let isForPeople = session.format == .table
        let page = MovesPage(
            words: session.words,
            moves: moves,
            profile: isForPeople
                ? session.view(of: choice)
                : ProfileView(nil, id: choice.name, isFile: false, language: "en"),
            filter: query.filter?.node,
            model: isForPeople ? session.model(of: moves.result).title : ""
        )
        try session.show(moves.node) {
            page.csv
        } page: {
            page.write(to: &$0)
        }
    }
}
