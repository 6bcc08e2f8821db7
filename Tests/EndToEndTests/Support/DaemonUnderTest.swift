import Foundation

/// A real `twinmatchd` on a run directory of its own, killed when the test is done with it.
final class DaemonUnderTest {
    /// The folder with its sockets.
    let runFolder: TemporaryFolder
    private let child: Child
    private var ready: ReadyLine?

    /// Starts the daemon without waiting for it.
    ///
    /// - Parameters:
    ///   - catalog: the catalogue's folder; nil for the shipped one.
    ///   - queries: endpoints besides the ipc one.
    ///   - options: more of its options.
    ///   - runDirectory: a run directory other than its own.
    init(
        catalog: URL? = nil,
        queries: [String] = ["tcp://127.0.0.1:0"],
        options: [String] = [],
        runDirectory: String? = nil
    ) throws {
        runFolder = try TemporaryFolder()
        var arguments = ["serve", "--catalog", (catalog ?? Project.catalog).path]
        arguments += ["--run-dir", runDirectory ?? runFolder.url.path]
        arguments += queries.flatMap { ["--query", $0] } + options
        child = try Child(Project.binaries.appending(path: "twinmatchd").path, arguments)
    }

    /// Starts the daemon and waits until it answers.
    static func ready(
        catalog: URL? = nil,
        queries: [String] = ["tcp://127.0.0.1:0"],
        options: [String] = []
    ) async throws -> DaemonUnderTest {
        let daemon = try DaemonUnderTest(catalog: catalog, queries: queries, options: options)
        try await daemon.waitUntilReady()
        return daemon
    }

    /// Waits for the ready line.
    func waitUntilReady() async throws {
        try await wait(for: "the ready line") {
            guard child.isRunning || child.output.hasSuffix("\n") else {
                throw DeadlineMissed(description: "the daemon ended: \(child.errors.suffix(4000))")
            }
            return child.output.hasSuffix("\n")
        }
        ready = ReadyLine(child.output)
        guard ready != nil else {
            throw DeadlineMissed(description: "this is no ready line: \(child.output)")
        }
    }

    /// What it said when it was ready.
    var announced: ReadyLine {
        get throws {
            guard let ready else { throw DeadlineMissed(description: "it was never ready") }
            return ready
        }
    }

    /// The ipc query endpoint.
    var ipc: String { get throws { try announced.queries[0] } }

    /// The tcp query endpoint.
    var tcp: String { get throws { try announced.queries[1] } }

    /// The control endpoint.
    var control: String { get throws { try announced.control } }

    /// Its process id.
    var id: Int32 { child.id }

    /// Whether it has not ended yet.
    var isRunning: Bool { child.isRunning }

    /// What it has written to standard output so far.
    var output: String { child.output }

    /// What it has logged so far.
    var errors: String { child.errors }

    /// Sends a signal.
    func send(_ signal: Int32) { child.send(signal) }

    /// Waits until it has ended.
    func exitCode() async throws -> Int32 { try await child.exitCode() }
}
