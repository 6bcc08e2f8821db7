import ArgumentParser
import Documents

/// Which rows of a list are shown.
struct PageOptions: ParsableArguments {
    @Option(help: "Most rows, 1 to 1000.")
    var limit = 100

    @Option(help: "Rows to skip.")
    var offset = 0

    /// The options as parameters.
    var params: [Node.Member] {
        [.init("limit", .number(limit)), .init("offset", .number(offset))]
    }
}
