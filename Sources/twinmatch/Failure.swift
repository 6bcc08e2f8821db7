import Client
import Documents

/// Why a command ends without what was asked for.
struct Failure: Error, Sendable {
    /// How the program ends.
    var status: Status
    /// What is wrong and what to do next; empty where the output has said so already.
    var message: String

    init(_ status: Status, _ message: String) {
        self.status = status
        self.message = message
    }
}

extension Failure {
    /// The failure of a call.
    ///
    /// - Parameters:
    ///   - error: the call's.
    ///   - file: the record that was sent, whose lines the message then names.
    ///   - isSpelledOut: whether the user wrote the parameters, and so knows them by their names.
    init(_ error: ClientError, in file: RecordFile? = nil, isSpelledOut: Bool = false) {
        guard let refusal = error.refusal else {
            self.init(Self.status(of: error.code), error.message)
            return
        }
        let path = refusal.path ?? ""
        if let file, file.holds(path) {
            let faults = refusal.everyFault.map { file.placed($0) }.inFileOrder
            self.init(.badData, faults, of: refusal.faultCount)
            return
        }
        var message = refusal.message
        let place = isSpelledOut ? path : Self.place(path, message)
        if !place.isEmpty { message = "\(place): \(message)" }
        if !refusal.allowed.isEmpty {
            message += "\ndid you mean \(refusal.allowed.joined(separator: ", "))?"
        }
        if let wait = refusal.retryAfterMs {
            message += "\ntry again in \(max(1, (wait + 999) / 1000)) s"
        }
        self.init(Self.status(of: refusal), message)
    }

    /// The failure of records with faults, a line for each.
    ///
    /// - Parameter count: how many there are, where not all are known here.
    init(_ status: Status, _ faults: [Fault], of count: Int = 0) {
        var lines = faults.map(\.description)
        if count > lines.count { lines.append("and \(count - lines.count) more") }
        self.init(status, lines.joined(separator: "\n"))
    }

    /// Every refusal's exit code, in this one place.
    private static func status(of refusal: Refusal) -> Status {
        switch refusal.reason {
        case "INVALID_PARAMS", "METHOD_NOT_FOUND", "LIMIT_EXCEEDED", "INVALID_REQUEST": .usage
        case "NOT_FOUND": .noResult
        case "PARSE_ERROR", "CONFLICT", "IDEMPOTENCY_MISMATCH": .badData
        case "UNAUTHENTICATED", "PERMISSION_DENIED": .refused
        case "UNAVAILABLE", "RESOURCE_EXHAUSTED", "DEADLINE_EXCEEDED", "OUTCOME_UNKNOWN",
            "STORAGE_FULL":
            .tryAgain
        default: .inputOutput
        }
    }

    private static func status(of code: ClientError.Code) -> Status {
        switch code {
        case .unreachable: .unreachable
        case .timeout: .tryAgain
        case .invalidEndpoint, .keys: .configuration
        default: .inputOutput
        }
    }

    /// A place in the request in the terms of the command line: `/params/weights/need` is
    /// `--weight need`; empty where the message names the thing itself.
    private static func place(_ pointer: String, _ message: String) -> String {
        let options = [
            "weights": "--weight", "filter": "--filter", "limit": "--limit",
            "offset": "--offset", "minScore": "--min-score", "asOf": "--as-of",
            "model": "--model", "unknowns": "--unknowns", "atLeast": "--at-least", "k": "--k",
            "country": "--country", "level": "--level", "before": "--before",
            "catalogRevision": "--revision", "minRevision": "--min-revision",
            "expectedRevision": "--expect-revision", "expectedVersion": "--expect-version",
            "stalledAfterDays": "--stalled-after-days", "feature": "--feature",
        ]
        var steps = pointer.split(separator: "/").map(String.init)
        // A message about the method names it.
        if steps == ["method"] { return "" }
        guard steps.first == "params" else { return pointer }
        steps.removeFirst()
        guard let first = steps.first, let option = options[first] else {
            // An argument has no name on the command line; most messages quote it.
            return message.contains("'") ? "" : steps.first ?? ""
        }
        steps[0] = option
        let rest = steps.dropFirst().joined(separator: "/")
        return rest.isEmpty ? option : "\(option) \(rest)"
    }
}

extension Refusal {
    /// Everything that is wrong with the parameters: one thing or several.
    var everyFault: [Fault] {
        faults.isEmpty ? [Fault(pointer: path ?? "", message, allowed: allowed)] : faults
    }
}
