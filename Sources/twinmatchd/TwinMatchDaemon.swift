import ArgumentParser
import Glibc
import Logging
import Service

/// The daemon's command line.
@main
struct TwinMatchDaemon: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "twinmatchd",
        abstract: "Matches digital-health solutions to the needs of regions, over ZeroMQ.",
        version: "0.1.0",
        subcommands: [Serve.self]
    )

    /// Maps every failure to its exit code, in this one place.
    static func main() async {
        // A closed pipe is an error of one write, not the end of the daemon.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error as DaemonError {
            Output.write("twinmatchd: \(error)\n", to: STDERR_FILENO)
            Glibc.exit(error.code.rawValue)
        } catch {
            exit(withError: error)
        }
    }
}

/// `twinmatchd serve`.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve a catalogue of files in the foreground until SIGTERM.",
        discussion: """
            Prints one line on standard output once it answers; logs to standard error. SIGHUP \
            reads the catalogue again and keeps the last good one if it is faulty.
            """
    )

    @Option(help: "The catalogue's folder.")
    var catalog: String

    @Option(help: "The folder of the scoring models (default: models beside the catalogue).")
    var models: String?

    @Option(help: "The folder for sockets (default: $XDG_RUNTIME_DIR/twinmatch).")
    var runDir: String?

    @Option(help: "One more endpoint for queries, such as tcp://127.0.0.1:7461; repeatable.")
    var query: [String] = []

    @Option(help: "The endpoint for control (default: control.sock in the run directory).")
    var control: String?

    func run() async throws {
        var options = ServiceOptions(catalog: catalog)
        options.models = models
        options.runDirectory = runDir
        options.queryEndpoints = query
        options.controlEndpoint = control
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        let daemon = Daemon(options, logger: Logger(label: "twinmatchd"))
        try await daemon.run { Output.write($0 + "\n", to: STDOUT_FILENO) }
    }
}
