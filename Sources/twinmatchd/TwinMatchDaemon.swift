import ArgumentParser
import Glibc
import Service

/// The daemon's command line.
@main
struct TwinMatchDaemon: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "twinmatchd",
        abstract: "Matches digital-health solutions to the needs of regions, over ZeroMQ.",
        version: "0.1.0",
        subcommands: [
            Serve.self, Initialise.self, Update.self, BackUp.self, Restore.self, Check.self,
            Configuration.self,
        ]
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
