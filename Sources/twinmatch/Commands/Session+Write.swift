import Client
import Documents
import Foundation

extension Session {
    /// Calls a method that writes, once more where its outcome stays open.
    ///
    /// - Parameters:
    ///   - key: makes both sendings one write; nil for a fresh one.
    ///   - file: the record that is sent, whose lines a refusal then names.
    /// - Throws: ``Failure``.
    func write(
        _ method: String,
        _ params: [Node.Member],
        key: String?,
        in file: RecordFile? = nil
    ) throws(Failure) -> Node {
        let key = key ?? Self.freshKey()
        do {
            return try send(method, params, key: key)
        } catch {
            var failure = Failure(error, in: file)
            if error.isOutcomeOpen {
                failure.message +=
                    "\nwhether it was done is not known; repeat the command with "
                    + "--idempotency-key \(key), and it is done once"
            }
            throw failure
        }
    }

    /// Sends a write, again where its outcome stays open.
    ///
    /// - Parameters:
    ///   - key: makes all sendings one write; nil where sending twice does no harm.
    ///   - sendings: the most sendings.
    /// - Throws: `ClientError`; one whose outcome is open where no later sending settled it.
    func send(
        _ method: String,
        _ params: [Node.Member],
        key: String?,
        sendings: Int = 2
    ) throws(ClientError) -> Node {
        let meta = key.map { Node.Member("_meta", .mapping([.init("idempotencyKey", .text($0))])) }
        let all = Node.mapping(params + [meta].compactMap { $0 })
        var open: ClientError?
        for _ in 0..<sendings {
            do {
                return try answers.call(method, all)
            } catch {
                if error.isOutcomeOpen {
                    open = error
                } else {
                    // Who is not there or too busy says nothing of what was sent before.
                    throw error.isAboutTheCall ? error : open ?? error
                }
            }
        }
        throw open ?? ClientError(.timeout, "nothing was sent")
    }

    /// A key that no other write has.
    static func freshKey() -> String { UUID().uuidString.lowercased() }
}

extension ClientError {
    /// Whether nobody knows if the call had its effect.
    var isOutcomeOpen: Bool { code == .timeout || refusal?.reason == "OUTCOME_UNKNOWN" }

    /// Whether the daemon looked at the call and refused what it asks.
    fileprivate var isAboutTheCall: Bool {
        guard let refusal else { return false }
        let settled: Set<Status> = [.usage, .badData, .noResult, .refused]
        return settled.contains(Failure(ClientError(refusal)).status)
    }
}

extension Node {
    /// The revision that a result was made from, or that a write made.
    var revision: Int { self["_meta"]?["state"]?["catalogRevision"]?.integer ?? 0 }
}
