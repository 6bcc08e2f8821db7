import Foundation

/// One request.
struct Call {
    var method: String
    /// JSON text of the parameters.
    var params: String

    init(_ method: String, _ params: String = "{}") {
        self.method = method
        self.params = params
    }

    /// The line that `call.py` reads.
    var line: String {
        let flat = params.split(separator: "\n").joined(separator: " ")
        return #"{"method": "\#(method)", "params": \#(flat)}"#
    }
}

extension DaemonUnderTest {
    /// Where a call goes.
    enum Side {
        case query, control
    }

    /// The replies to some calls, one after the other.
    func replies(to calls: [Call], on side: Side = .query) async throws -> [JSON] {
        let endpoint = side == .query ? try ipc : try control
        let input = calls.map { $0.line + "\n" }.joined()
        let script = try await Script.run("call.py", ["--endpoint", endpoint], input: input)
        let lines = script.output.split(separator: "\n")
        guard lines.count == calls.count else {
            let state = isRunning ? "running" : "dead, with \(try await exitCode())"
            throw DeadlineMissed(
                description: "\(script.errors.suffix(4000)); it is \(state): \(errors.suffix(4000))"
            )
        }
        return try lines.map { try JSONDecoder().decode(JSON.self, from: Data($0.utf8)) }
    }

    /// The reply to one call.
    func reply(
        _ method: String,
        _ params: String = "{}",
        on side: Side = .query
    ) async throws -> JSON {
        try await replies(to: [Call(method, params)], on: side)[0]
    }

    /// The result of one call; it fails on an error reply.
    func result(
        _ method: String,
        _ params: String = "{}",
        on side: Side = .query
    ) async throws -> JSON {
        let reply = try await reply(method, params, on: side)
        guard reply["error"] == .null else {
            throw DeadlineMissed(description: "\(method) was refused: \(reply["error"])")
        }
        return reply["result"]
    }
}
