import ArgumentParser

/// Which catalogue is matched for which profile.
struct ServedOptions: ParsableArguments {
    @Option(help: "The catalogue's folder.")
    var catalog: String

    @Option(help: "The folder of the models.")
    var models: String

    @Option(help: "The profile.")
    var profile = "RO21"

    /// The catalogue, ready to be matched.
    func loaded() throws -> LoadedCatalog {
        try LoadedCatalog(catalog: catalog, models: models, profile: profile)
    }
}
