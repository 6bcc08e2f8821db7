import ArgumentParser

/// The measuring half of the harness; `run.py` says what is measured, in turns with the peers.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "twinmatch-bench",
        abstract: "Measures twinmatchd and whatever it is compared with.",
        subcommands: [LoadCommand.self, InProcessCommand.self]
    )
}
