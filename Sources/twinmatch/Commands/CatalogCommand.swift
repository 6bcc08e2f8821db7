import ArgumentParser

/// `twinmatch catalog`.
struct CatalogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalog",
        abstract: "A catalogue's files.",
        subcommands: [CatalogCheckCommand.self, CatalogSchemasCommand.self]
    )
}
