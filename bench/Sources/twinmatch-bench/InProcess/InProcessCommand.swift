import ArgumentParser

/// `twinmatch-bench inprocess`: what is measured on the engine itself, without a wire.
struct InProcessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inprocess",
        abstract: "Measures the engine in this process; prints one JSON object."
    )

    @Argument(help: "top, growth, allocations, explain or regions.")
    var name: String

    func run() throws {
        print(#"{"notRun": "the engine has no such entry yet"}"#)
    }
}
