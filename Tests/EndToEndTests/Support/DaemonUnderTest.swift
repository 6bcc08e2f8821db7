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
    ///   - isStored: whether it serves a store that was made from the catalogue, and not the files.
    ///   - queries: endpoints besides the ipc one.
    ///   - options: more of its options.
    ///   - runDirectory: a run directory other than its own.
    ///   - runFolder: the folder of an earlier daemon, with its store.
    init(
        catalog: URL? = nil,
        isStored: Bool = false,
        queries: [String] = ["tcp://127.0.0.1:0"],
        options: [String] = [],
        runDirectory: String? = nil,
        runFolder: TemporaryFolder? = nil
    ) throws {
        let runFolder = try runFolder ?? TemporaryFolder()
        self.runFolder = runFolder
        let files = (catalog ?? Project.catalog).path
        let program = Project.binaries.appending(path: "twinmatchd").path
        var arguments = ["serve", "--catalog", files]
        if isStored {
            let store = runFolder.path("store")
            arguments = ["serve", "--store", store]
            if !FileManager.default.fileExists(atPath: store) {
                let made = try Process.run(
                    URL(fileURLWithPath: program),
                    arguments: ["init", "--store", store, "--catalog", files]
                )
                made.waitUntilExit()
            }
        }
        arguments += ["--run-dir", runDirectory ?? runFolder.url.path]
        arguments += queries.flatMap { ["--query", $0] } + options
        child = try Child(program, arguments)
    }

    /// Starts the daemon and waits until it answers.
    static func ready(
        catalog: URL? = nil,
        isStored: Bool = false,
        queries: [String] = ["tcp://127.0.0.1:0"],
        options: [String] = [],
        runFolder: TemporaryFolder? = nil
    ) async throws -> DaemonUnderTest {
        let daemon = try DaemonUnderTest(
            catalog: catalog,
            isStored: isStored,
            queries: queries,
            options: options,
            runFolder: runFolder
        )
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
