import ArgumentParser

/// `twinmatch adoption`.
struct AdoptionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adoption",
        abstract: "How far solutions have come where: record it, and see it together.",
        subcommands: [
            AdoptionRecordCommand.self, AdoptionListCommand.self, AdoptionFunnelCommand.self,
            AdoptionCoverageCommand.self,
        ]
    )
}
