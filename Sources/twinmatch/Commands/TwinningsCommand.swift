import ArgumentParser

/// `twinmatch twinnings`.
struct TwinningsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "twinnings",
        abstract: "One region helping another to take a solution over, from start to outcome.",
        subcommands: [
            TwinningsOpenCommand.self, TwinningsAdvanceCommand.self, TwinningsGetCommand.self,
            TwinningsListCommand.self,
        ]
    )
}
