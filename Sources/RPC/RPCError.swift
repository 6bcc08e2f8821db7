public import Documents

/// A refusal as a client sees it: plain English that is safe to show, and what to do next.
///
/// A message never holds SQL, paths of the daemon's machine, stack traces, or a long text that the
/// client sent.
public struct RPCError: Error, Sendable, Hashable {
    /// Why the request was refused.
    public var reason: Reason
    /// What is wrong and what to do, in plain English.
    public var message: String
    /// The place in the request, as a JSON Pointer (RFC 6901).
    public var path: String?
    /// The nearest valid values, best first.
    public var allowed: [String]
    /// How long to wait before trying again, in ms.
    public var retryAfterMs: Int?
    /// The name of the limit that was passed, as `server.info` lists it.
    public var limit: String?
    /// Everything that is wrong, where that is more than one thing; the first is told above too.
    public var details: [Fault] = []

    /// The most things that one error lists.
    public static let mostDetails = 100

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - reason: why the request was refused.
    ///   - message: what is wrong and what to do, in plain English.
    ///   - path: the place in the request, as a JSON Pointer.
    ///   - allowed: the nearest valid values, best first.
    ///   - retryAfterMs: how long to wait before trying again, in ms.
    ///   - limit: the name of the limit that was passed.
    public init(
        _ reason: Reason,
        _ message: String,
        path: String? = nil,
        allowed: [String] = [],
        retryAfterMs: Int? = nil,
        limit: String? = nil
    ) {
        self.reason = reason
        self.message = message
        self.path = path
        self.allowed = allowed
        self.retryAfterMs = retryAfterMs
        self.limit = limit
    }

    /// What a client is told about a body that could not be read.
    public init(_ fault: JSONFault) {
        self.init(
            fault.code == .limit ? .limitExceeded : .parseError,
            fault.message,
            path: fault.pointer.isEmpty ? nil : fault.pointer,
            limit: fault.limit?.rawValue
        )
    }
}

extension RPCError: CustomStringConvertible {
    /// `REASON: path: message`.
    public var description: String {
        let place = path.map { $0.isEmpty ? "" : "\($0): " } ?? ""
        return "\(reason.name): \(place)\(message)"
    }
}
