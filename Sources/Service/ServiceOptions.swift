import Catalog
import Documents
import Methods
import Protocol

/// What the daemon is told at the start.
public struct ServiceOptions: Sendable {
    /// What holds the truth.
    public enum Source: Sendable {
        /// Files, re-read on SIGHUP.
        case files(CatalogPaths)
        /// The store in a folder.
        case store(String)
    }

    /// What holds the truth.
    var source: Source
    /// The folder for sockets and the lock; nil for the default one.
    var runDirectory: String?
    /// More endpoints of the query socket; the ipc one is always bound.
    var queryEndpoints: [String]
    /// The endpoint of the control socket; nil for the ipc one.
    var controlEndpoint: String?
    /// The endpoint of the events socket; nil for the ipc one.
    var eventsEndpoint: String?
    /// Who may call.
    var access: AccessSettings
    /// How much may wait.
    var admission: AdmissionLimits
    /// The memory for whole replies that are kept.
    var replyCacheBytes: Int
    /// Requests that take longer, in microseconds, are told of.
    var slowMicros: Int
    /// The folder backups are written to; nil for the one in the store's folder.
    var backupFolder: String?

    /// The options that settings spell.
    ///
    /// - Throws: ``DaemonError`` where they do not say what to serve.
    public init(_ settings: Settings) throws(DaemonError) {
        if let store = settings["store"]?.text {
            source = .store(store)
        } else if let catalog = settings["catalog"]?.text {
            source = .files(CatalogPaths(catalog: catalog, models: settings["models"]?.text))
        } else {
            throw DaemonError(
                .usage,
                "name what to serve: either --store DIR or --catalog DIR"
            )
        }
        runDirectory = settings["runDir"]?.text
        queryEndpoints = settings["query"]?.texts ?? []
        controlEndpoint = settings["control"]?.text
        eventsEndpoint = settings["events"]?.text
        access = AccessSettings(settings)
        admission = AdmissionLimits(settings)
        replyCacheBytes = settings["cache.replyBytes"]?.integer ?? 0
        slowMicros = 1000 * (settings["log.slowMs"]?.integer ?? 250)
        backupFolder = settings["backup.dir"]?.text
    }
}
