import Foundation
import Glibc
import Testing

/// The tests that start programs run one after another: two cores are soon full.
@Suite("The program", .serialized)
enum ProgramTests {}

/// The real binaries, run as processes in the project's folder.
enum Program {
    /// The project's folder.
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// The folder of the binaries: `TWINMATCH_BIN`, else where the tests themselves lie.
    static let binaries: String = {
        if let named = ProcessInfo.processInfo.environment["TWINMATCH_BIN"] { return named }
        let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        return tests.deletingLastPathComponent().path
    }()

    /// How a run ended.
    struct Outcome {
        var status: Int32
        var output: String
        var complaint: String
    }

    /// Longest run; a limit on a hanging test, never a measurement.
    static let patienceSeconds = 120

    /// Runs `twinmatch` to its end.
    static func run(
        _ arguments: [String],
        environment: [String: String] = [:],
        input: String = "/dev/null"
    ) throws -> Outcome {
        try run("\(binaries)/twinmatch", arguments, environment: environment, input: input)
    }

    /// Runs any program to its end.
    static func run(
        _ program: String,
        _ arguments: [String],
        environment: [String: String],
        input: String = "/dev/null"
    ) throws -> Outcome {
        let folder = try TemporaryFolder()
        let process = try start(
            program,
            arguments,
            environment: environment,
            input: input,
            output: folder.file("out"),
            complaint: folder.file("err")
        )
        finish(process)
        return Outcome(
            status: process.terminationReason == .exit ? process.terminationStatus : -1,
            output: try String(contentsOfFile: folder.file("out"), encoding: .utf8),
            complaint: try String(contentsOfFile: folder.file("err"), encoding: .utf8)
        )
    }

    /// Starts a program with its output going to files.
    static func start(
        _ program: String,
        _ arguments: [String],
        environment: [String: String] = [:],
        input: String = "/dev/null",
        output: String,
        complaint: String
    ) throws -> Process {
        for path in [output, complaint] where !path.hasPrefix("/dev/") {
            try #require(FileManager.default.createFile(atPath: path, contents: nil))
        }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: root)
        process.environment = ["PATH": "\(binaries):/usr/bin:/bin"]
            .merging(environment) { $1 }
        process.standardInput = FileHandle(forReadingAtPath: input)
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: complaint)
        try process.run()
        return process
    }

    /// Waits until a process has ended, and ends it when it takes too long.
    static func finish(_ process: Process) {
        let deadline = ContinuousClock.now + .seconds(patienceSeconds)
        while process.isRunning, ContinuousClock.now < deadline { usleep(2000) }
        if process.isRunning {
            Issue.record("a program does not end: \(process.arguments ?? [])")
            kill(process.processIdentifier, SIGKILL)
        }
        process.waitUntilExit()
    }
}

/// A short folder that goes away, with all that is in it, with this object.
final class TemporaryFolder {
    /// Where it is.
    let path: String

    init() throws {
        var template = Array("/tmp/tmt-XXXXXX".utf8CString)
        let made = try #require(mkdtemp(&template))
        path = String(cString: made)
    }

    /// The path of a file in the folder.
    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file and returns its path.
    func write(_ text: String, to name: String) throws -> String {
        try text.write(toFile: file(name), atomically: false, encoding: .utf8)
        return file(name)
    }

    /// A copy of the shipped catalogue with its models, for a test to spoil.
    func copyOfCatalogue() throws -> String {
        for folder in ["catalog", "models"] {
            try FileManager.default.copyItem(
                atPath: "\(Program.root)/\(folder)",
                toPath: file(folder)
            )
        }
        return file("catalog")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
