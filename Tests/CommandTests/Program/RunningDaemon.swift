import Foundation
import Glibc
import Testing

/// A real daemon over the shipped catalogue, which ends with this object.
final class RunningDaemon {
    /// Where it answers queries over tcp.
    let tcp: String
    /// Where it answers queries over ipc.
    let ipc: String
    private let process: Process
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        process = try Program.start(
            "\(Program.binaries)/twinmatchd",
            [
                "serve", "--catalog", "catalog", "--run-dir", folder.path,
                "--query", "tcp://127.0.0.1:0",
            ],
            output: folder.file("ready"),
            complaint: folder.file("log")
        )
        let deadline = ContinuousClock.now + .seconds(Program.patienceSeconds)
        var line = ""
        while !line.hasSuffix("\n"), process.isRunning, ContinuousClock.now < deadline {
            usleep(5000)
            line = try String(contentsOfFile: folder.file("ready"), encoding: .utf8)
        }
        let log = try String(contentsOfFile: folder.file("log"), encoding: .utf8)
        let endpoints = line.split(separator: " ").filter { $0.hasPrefix("query=") }
            .map { String($0.dropFirst("query=".count)) }
        if endpoints.count != 2 { kill(process.processIdentifier, SIGKILL) }
        try #require(endpoints.count == 2, "the daemon did not get ready: \(line)\(log)")
        ipc = try #require(endpoints.first { $0.hasPrefix("ipc:") })
        tcp = try #require(endpoints.first { $0.hasPrefix("tcp:") })
    }

    deinit {
        process.terminate()
        Program.finish(process)
    }
}
