import ArgumentParser

/// `twinmatch report`.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Make a page for readers: one file, to be opened, sent or printed.",
        subcommands: [
            ReportMatchCommand.self, ReportTwinningCommand.self, ReportAdoptionCommand.self,
            ReportCatalogCommand.self,
        ]
    )
}
