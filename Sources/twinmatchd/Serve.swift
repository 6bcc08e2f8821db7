import ArgumentParser
import Glibc
import Logging
import Service

/// `twinmatchd serve`.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve a store, or a catalogue of files, in the foreground until SIGTERM.",
        discussion: """
            Prints one line on standard output once it answers; logs to standard error. With \
            --catalog the files are the truth: SIGHUP reads them again and keeps the last good \
            catalogue if they are faulty. With --store the store is: it is changed by requests.
            """
    )

    @Option(help: "The store's folder, made with twinmatchd init.")
    var store: String?

    @Option(help: "The catalogue's folder, instead of a store.")
    var catalog: String?

    @Option(help: "The folder of the scoring models (default: models beside the catalogue).")
    var models: String?

    @Option(help: "The folder for sockets (default: $XDG_RUNTIME_DIR/twinmatch).")
    var runDir: String?

    @Option(help: "One more endpoint for queries, such as tcp://127.0.0.1:7461; repeatable.")
    var query: [String] = []

    @Option(help: "The endpoint for control (default: control.sock in the run directory).")
    var control: String?

    @Option(help: "The endpoint for events (default: events.sock in the run directory).")
    var events: String?

    @Option(help: "The file with the daemon's secret key; tcp endpoints then ask for keys.")
    var serverKey: String?

    @Option(help: "The file with the keys that may call from other machines.")
    var allowList: String?

    func validate() throws {
        guard (serverKey == nil) == (allowList == nil) else {
            throw ValidationError("--server-key and --allow-list go together.")
        }
        guard (store == nil) != (catalog == nil) else {
            throw ValidationError("Name what to serve: either --store DIR or --catalog DIR.")
        }
        guard store == nil || models == nil else {
            throw ValidationError("--models goes with --catalog; a store holds its models.")
        }
    }

    func run() async throws {
        let source: ServiceOptions.Source =
            if let store {
                .store(store)
            } else {
                .files(CatalogPaths(catalog: catalog ?? "", models: models))
            }
        var options = ServiceOptions(source)
        options.runDirectory = runDir
        options.queryEndpoints = query
        options.controlEndpoint = control
        options.eventsEndpoint = events
        options.access.serverKey = serverKey
        options.access.allowList = allowList
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        let daemon = Daemon(options, logger: Logger(label: "twinmatchd"))
        try await daemon.run { Output.write($0 + "\n", to: STDOUT_FILENO) }
    }
}
