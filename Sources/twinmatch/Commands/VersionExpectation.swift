import ArgumentParser
import Catalog
import Documents

/// What a write of a profile must find.
struct VersionExpectation: ParsableArguments {
    @Option(help: ArgumentHelp("Refuse unless the profile is at this version.", valueName: "n"))
    var expectVersion: Int?

    /// The option as parameters.
    var params: [Node.Member] {
        Node.present([("expectedVersion", expectVersion.map { .number($0) })])
    }
}
