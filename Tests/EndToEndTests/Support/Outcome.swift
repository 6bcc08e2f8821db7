import Foundation
import Testing

/// How a run of `twinmatch` ended.
struct Outcome {
    /// The exit code.
    var status: Int32
    /// What it wrote.
    var output: String
    /// What it said on standard error.
    var complaint: String

    /// The output as JSON; null where it is none.
    var json: JSON {
        (try? JSONDecoder().decode(JSON.self, from: Data(output.utf8))) ?? .null
    }
}

extension DaemonUnderTest {
    /// Runs `twinmatch` for this daemon to its end.
    ///
    /// - Parameters:
    ///   - endpoint: the endpoint it is told; nil for the ipc one in the environment.
    ///   - columns: the width its pages are laid out for; nil for none.
    func twinmatch(
        _ arguments: [String],
        endpoint: String? = nil,
        input: String = "",
        columns: Int? = nil
    ) async throws -> Outcome {
        var environment = ["TWINMATCH_ENDPOINT": try ipc]
        if let columns { environment["COLUMNS"] = String(columns) }
        let child = try Child(
            Project.binaries.appending(path: "twinmatch").path,
            arguments + (endpoint.map { ["--endpoint", $0] } ?? []),
            input: input,
            environment: environment
        )
        let status = try await child.exitCode(upTo: 120)
        return Outcome(status: status, output: child.output, complaint: child.errors)
    }

    /// Runs `twinmatch` and expects that it was done.
    func done(
        _ arguments: [String],
        at location: SourceLocation = #_sourceLocation
    ) async throws -> Outcome {
        let outcome = try await twinmatch(arguments)
        let said = "\(arguments): \(outcome.output)\(outcome.complaint)"
        #expect(outcome.status == 0, "\(said)", sourceLocation: location)
        return outcome
    }
}
