import ArgumentParser
import Documents

/// `twinmatch profiles put`.
struct ProfilesPutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "put",
        abstract: "Add a profile to the daemon's store, or replace it by a next version.",
        usage: "twinmatch profiles put [<options>] <file>"
    )

    @Argument(
        help: "The profile: .yaml, .json, or - for standard input.",
        completion: .file(extensions: ["yaml", "yml", "json"])
    )
    var file: String

    @OptionGroup var expectation: VersionExpectation

    @OptionGroup var writing: WriteOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let record = try RecordFile(file, as: .profile)
        let session = try Session(common, for: .store)
        let result = try session.write(
            "profiles.put",
            [Node.Member("profile", record.node)] + expectation.params,
            key: writing.idempotencyKey,
            in: record
        )
        try session.show(
            writtenProfile: result,
            session.words.sentence(
                "write.profile",
                [
                    "id": Line(result["profile"]?.text ?? "", .strong),
                    "version": Line(result["version"]?.integer.map(String.init) ?? ""),
                ]
            )
        )
    }
}
