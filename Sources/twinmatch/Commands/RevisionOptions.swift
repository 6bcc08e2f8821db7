import ArgumentParser
import Catalog
import Documents

/// Which state of the catalogue a query is answered from.
struct RevisionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Answer from this revision, if it is kept.", valueName: "n"))
    var revision: Int?

    @Option(help: ArgumentHelp("Refuse to answer from an older revision.", valueName: "n"))
    var minRevision: Int?

    /// The options as parameters.
    var params: [Node.Member] {
        Node.present([
            ("catalogRevision", revision.map { .number($0) }),
            ("minRevision", minRevision.map { .number($0) }),
        ])
    }
}
