/// What the daemon is told at the start.
public struct ServiceOptions: Sendable {
    /// The folder for sockets and the lock; nil for the default one.
    public var runDirectory: String?
    /// What holds the truth.
    public var source: Source
    /// More endpoints of the query socket; the ipc one is always bound.
    public var queryEndpoints: [String] = []
    /// The endpoint of the control socket; nil for the ipc one.
    public var controlEndpoint: String?
    /// The endpoint of the events socket; nil for the ipc one.
    public var eventsEndpoint: String?

    /// Who may call.
    public var access = AccessSettings()

    /// What holds the truth.
    public enum Source: Sendable {
        /// Files, re-read on SIGHUP.
        case files(CatalogPaths)
        /// The store in a folder.
        case store(String)
    }

    /// Makes options.
    public init(_ source: Source) {
        self.source = source
    }
}
