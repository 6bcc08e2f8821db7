import ArgumentParser
import Documents

/// Which of the rows that were found are shown: the best, and few of them.
struct FindOptions: ParsableArguments {
    @Option(help: "Most rows, 1 to 1000.")
    var limit = 10

    @Option(help: "Rows to skip.")
    var offset = 0

    /// The options as parameters.
    var params: [Node.Member] {
        [.init("limit", .number(limit)), .init("offset", .number(offset))]
    }
}
