import ArgumentParser

/// `twinmatch catalog`.
struct CatalogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalog",
        abstract: "A catalogue's files, and the revisions of a daemon's store.",
        subcommands: [
            CatalogCheckCommand.self, CatalogApplyCommand.self, CatalogRevisionsCommand.self,
            CatalogDiffCommand.self, CatalogExportCommand.self, CatalogSchemasCommand.self,
        ]
    )
}
