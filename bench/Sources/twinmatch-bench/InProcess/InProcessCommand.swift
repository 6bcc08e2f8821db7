import ArgumentParser

/// `twinmatch-bench inprocess`: what is measured on the engine itself, without a wire.
///
/// Each says `ready` once it is prepared, then does on each line of its input what that line asks
/// and prints one JSON object: so that the runner can take turns with a peer that is asked the
/// same.
struct InProcessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inprocess",
        abstract: "Measures the engine in this process, on demand of its input.",
        subcommands: [
            TopCommand.self, ExplainCommand.self, RegionsCommand.self, ExactnessCommand.self,
            TwinsCommand.self,
        ]
    )
}
