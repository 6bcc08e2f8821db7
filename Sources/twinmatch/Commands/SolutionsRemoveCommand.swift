import ArgumentParser
import Documents

/// `twinmatch solutions remove`.
struct SolutionsRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Remove a solution from the daemon's store; older revisions keep it.",
        usage: "twinmatch solutions remove [<options>] <solution>"
    )

    @Argument(help: "The solution's id.", completion: .solutions)
    var solution: String

    @OptionGroup var expectation: RevisionExpectation

    @OptionGroup var writing: WriteOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common, for: .store)
        let result = try session.write(
            "solutions.remove",
            [Node.Member("solution", .text(solution))] + expectation.params,
            key: writing.idempotencyKey
        )
        try session.show(written: result, "removed")
    }
}
