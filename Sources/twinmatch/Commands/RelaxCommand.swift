import ArgumentParser
import Documents

/// `twinmatch relax`.
struct RelaxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relax",
        abstract: "Find the smallest changes of the requirements that leave enough solutions."
    )

    @OptionGroup var profile: ProfileArgument

    @Option(help: ArgumentHelp("How many solutions to leave.", valueName: "n"))
    var atLeast = 5

    @OptionGroup(title: "Query options") var query: QueryOptions

    @OptionGroup(title: "Query options") var revisions: RevisionOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common)
        let choice = try ProfileChoice(profile)
        let params = [Node.Member("atLeast", .number(atLeast))] + query.params + revisions.params
        let result = try session.call("match.relax", for: choice, params)
        let page = RelaxationPage(
            words: session.words,
            result: result,
            profile: session.view(of: choice),
            filter: query.filter?.node,
            wanted: atLeast
        )
        try session.show(result) {
            page.csv
        } page: {
            page.write(to: &$0)
        }
        if !page.hasAnswer { throw Failure(.noResult, "") }
    }
}
