import ArgumentParser

/// `twinmatch twins`.
struct TwinsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "twins",
        abstract: "Regions that make good twins: for one region, or for a whole programme.",
        subcommands: [TwinsFindCommand.self, TwinsAssignCommand.self]
    )
}
