public import Documents

/// The error object of a reply: why the daemon refused a call.
public struct Refusal: Sendable, Hashable {
    /// The JSON-RPC error code.
    public var code: Int
    /// The reason, such as `NOT_FOUND`; a newer daemon may name reasons this client doesn't know.
    public var reason: String
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
    /// Everything that is wrong with the parameters, where that is more than one thing.
    public var faults: [Fault] = []
    /// How many faults there are, of which ``faults`` holds the first.
    public var faultCount = 0

    /// Makes a refusal.
    public init(code: Int, reason: String, message: String) {
        self.code = code
        self.reason = reason
        self.message = message
        allowed = []
    }

    /// Reads the error object of a reply; nil where it has no code and no message.
    public init?(_ node: Node) {
        guard let code = node["code"]?.integer, let message = node["message"]?.text
        else { return nil }
        let data = node["data"]
        self.init(code: code, reason: data?["reason"]?.text ?? "", message: message)
        path = data?["path"]?.text
        allowed = (data?["allowed"]?.items ?? []).compactMap(\.text)
        retryAfterMs = data?["retryAfterMs"]?.integer
        limit = data?["limit"]?.text
        faults = (data?["faults"]?.items ?? []).map { item in
            Fault(
                pointer: item["path"]?.text ?? "",
                item["message"]?.text ?? "",
                allowed: (item["allowed"]?.items ?? []).compactMap(\.text)
            )
        }
        faultCount = data?["faultCount"]?.integer ?? faults.count
    }
}

extension Refusal: CustomStringConvertible {
    /// `place: message (did you mean ...?)`.
    public var description: String {
        let place = path.map { $0.isEmpty ? "" : "\($0): " } ?? ""
        let near = allowed.isEmpty ? "" : " (did you mean \(allowed.joined(separator: ", "))?)"
        return place + message + near
    }
}
