import ArgumentParser
import Documents

/// `twinmatch solutions put`.
struct SolutionsPutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "put",
        abstract: "Add a solution to the daemon's store, or replace the one of the same id.",
        usage: "twinmatch solutions put [<options>] <file>",
        discussion: "Many at once are twinmatch catalog apply's."
    )

    @Argument(
        help: "The record: .yaml, .json, or - for standard input.",
        completion: .file(extensions: ["yaml", "yml", "json"])
    )
    var file: String

    @OptionGroup var expectation: RevisionExpectation

    @OptionGroup var writing: WriteOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let record = try RecordFile(file, as: .solution)
        let session = try Session(common, for: .store)
        let result = try session.write(
            "solutions.put",
            [Node.Member("solution", record.node)] + expectation.params,
            key: writing.idempotencyKey,
            in: record
        )
        try session.show(written: result, result["outcome"]?.text ?? "")
    }
}
