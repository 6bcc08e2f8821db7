/// Where the files of a catalogue lie.
public struct CatalogPaths: Sendable {
    /// The catalogue's folder.
    public var catalog: String
    /// The folder of the scoring models.
    public var models: String

    /// Names the folders.
    ///
    /// - Parameters:
    ///   - catalog: the catalogue's folder.
    ///   - models: the folder of the scoring models; nil for `models` beside the catalogue.
    public init(catalog: String, models: String? = nil) {
        self.catalog = catalog
        self.models = models ?? catalog + "/../models"
    }
}
