import ArgumentParser
import Catalog
import Documents

/// What a write of the catalogue must find.
struct RevisionExpectation: ParsableArguments {
    @Option(help: ArgumentHelp("Refuse unless the catalogue is at this revision.", valueName: "n"))
    var expectRevision: Int?

    /// The option as parameters.
    var params: [Node.Member] {
        Node.present([("expectedRevision", expectRevision.map { .number($0) })])
    }
}
