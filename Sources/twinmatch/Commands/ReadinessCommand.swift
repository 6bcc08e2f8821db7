import ArgumentParser

/// `twinmatch readiness`.
struct ReadinessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "readiness",
        abstract: "What a region still lacks for the solutions it looks at.",
        subcommands: [ReadinessGapCommand.self]
    )
}
