import Foundation

/// A process with its output in files, killed when nobody holds it any more.
final class Child {
    private let process = Process()
    private let folder: TemporaryFolder

    /// Starts a program; `environment` is added to that of the tests.
    init(
        _ program: String,
        _ arguments: [String],
        input: String = "",
        environment: [String: String] = [:]
    ) throws {
        folder = try TemporaryFolder()
        for name in ["out", "err"] {
            _ = FileManager.default.createFile(atPath: folder.path(name), contents: nil)
        }
        try input.write(toFile: folder.path("in"), atomically: false, encoding: .utf8)
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(environment) { $1 }
        process.standardInput = FileHandle(forReadingAtPath: folder.path("in"))
        process.standardOutput = FileHandle(forWritingAtPath: folder.path("out"))
        process.standardError = FileHandle(forWritingAtPath: folder.path("err"))
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// Its process id.
    var id: Int32 { process.processIdentifier }

    /// Whether it has not ended yet.
    var isRunning: Bool { process.isRunning }

    /// What it has written to standard output so far.
    var output: String { read("out") }

    /// What it has written to standard error so far.
    var errors: String { read("err") }

    private func read(_ name: String) -> String {
        let data = FileManager.default.contents(atPath: folder.path(name)) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }

    /// Sends a signal.
    func send(_ signal: Int32) {
        kill(process.processIdentifier, signal)
    }

    /// Waits until it has ended.
    ///
    /// - Returns: its exit code, or 128 + the signal that ended it.
    func exitCode(upTo seconds: Double = 30) async throws -> Int32 {
        try await wait(upTo: seconds, for: "the end of \(process.arguments ?? [])") {
            !process.isRunning
        }
        let status = process.terminationStatus
        return process.terminationReason == .exit ? status : 128 + status
    }
}
