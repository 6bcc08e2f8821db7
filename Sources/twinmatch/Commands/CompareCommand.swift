import ArgumentParser
import Documents

/// `twinmatch compare`.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Set 2 to 10 solutions side by side for a profile."
    )

    @OptionGroup var profile: ProfileArgument

    @Argument(help: "The ids of the solutions.", completion: .solutions)
    var solutions: [String]

    @OptionGroup(title: "Query options") var query: QueryOptions

    @OptionGroup(title: "Query options") var revisions: RevisionOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws {
        guard (2...10).contains(solutions.count) else {
            throw ValidationError("Name 2 to 10 solutions, not \(solutions.count).")
        }
    }

    func run() throws {
        let session = try Session(common)
        let choice = try ProfileChoice(profile)
        let ids = Node.sequence(solutions.map(Node.text))
        let params = [Node.Member("solutions", ids)] + query.params + revisions.params
        let result = try session.call("match.compare", for: choice, params)
        let page = ComparisonPage(
            words: session.words,
            result: result,
            profile: session.view(of: choice),
            filter: query.filter?.node
        )
        try session.show(result) {
            page.csv
        } page: {
            page.write(to: &$0)
        }
    }
}
