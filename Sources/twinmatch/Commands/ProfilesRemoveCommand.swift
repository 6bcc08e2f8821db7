import ArgumentParser
import Documents

/// `twinmatch profiles remove`.
struct ProfilesRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Remove a profile from the daemon's store, which keeps its versions.",
        usage: "twinmatch profiles remove [<options>] <profile>"
    )

    @Argument(help: "The profile's id.", completion: .profiles)
    var profile: String

    @OptionGroup var expectation: VersionExpectation

    @OptionGroup var writing: WriteOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common, for: .store)
        let result = try session.write(
            "profiles.remove",
            [Node.Member("profile", .text(profile))] + expectation.params,
            key: writing.idempotencyKey
        )
        try session.show(
            writtenProfile: result,
            session.words.sentence(
                "write.profile-removed",
                [
                    "id": Line(result["profile"]?.text ?? "", .strong)
                ]
            )
        )
    }
}
