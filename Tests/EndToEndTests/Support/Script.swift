import Foundation
import Testing

/// The Python scripts, which drive every socket with the real pyzmq.
enum Script {
    /// Runs a script to its end.
    ///
    /// - Returns: the process, which has ended.
    static func run(
        _ name: String,
        _ arguments: [String],
        input: String = ""
    ) async throws -> Child {
        let script = try start(name, arguments, input: input)
        _ = try await script.exitCode(upTo: 170)
        return script
    }

    /// Starts a script.
    static func start(
        _ name: String,
        _ arguments: [String],
        input: String = ""
    ) throws -> Child {
        let file = Project.scripts.appending(path: name).path
        return try Child(interpreter, ["-B", file] + arguments, input: input)
    }

    /// Runs a script and expects that it finds nothing wrong.
    static func expectSuccess(_ name: String, _ arguments: [String]) async throws {
        let script = try await run(name, arguments)
        let status = try await script.exitCode()
        #expect(status == 0, "\(name): \(script.errors.prefix(20_000))")
        print("\(name): \(script.output.prefix(2000))", terminator: "")
    }

    /// The interpreter: TWINMATCH_PYTHON, else the system's.
    private static let interpreter: String = {
        if let path = ProcessInfo.processInfo.environment["TWINMATCH_PYTHON"] { return path }
        Issue.record(
            """
            TWINMATCH_PYTHON is not set, so python3 is tried. `make test` sets it; by hand: \
            python3 -m venv .venv && .venv/bin/pip install -r Tests/python/requirements.txt && \
            export TWINMATCH_PYTHON=$PWD/.venv/bin/python3
            """,
            severity: .warning
        )
        return "/usr/bin/python3"
    }()
}
