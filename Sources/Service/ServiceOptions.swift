/// What the daemon is told at the start.
public struct ServiceOptions: Sendable {
    /// The folder for sockets and the lock; nil for the default one.
    public var runDirectory: String?
    /// The catalogue's folder.
    public var catalog: String
    /// The folder of the scoring models; nil for `models` beside the catalogue.
    public var models: String?
    /// More endpoints of the query socket; the ipc one is always bound.
    public var queryEndpoints: [String] = []
    /// The endpoint of the control socket; nil for the ipc one.
    public var controlEndpoint: String?

    /// Makes options.
    public init(catalog: String) {
        self.catalog = catalog
    }

    /// The folder of the scoring models.
    var modelsFolder: String { models ?? catalog + "/../models" }
}
