import ArgumentParser
import Service

/// A store, and the files it is made from.
struct StoreAndCatalog: ParsableArguments {
    @Option(help: "The store's folder.")
    var store: String

    @Option(help: "The catalogue's folder.")
    var catalog: String

    @Option(help: "The folder of the scoring models (default: models beside the catalogue).")
    var models: String?

    /// Where the files lie.
    var paths: CatalogPaths { CatalogPaths(catalog: catalog, models: models) }
}
