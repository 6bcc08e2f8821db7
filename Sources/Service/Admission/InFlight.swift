import RPC

/// How much of each caller waits at once: the bound that keeps one from filling every queue.
struct InFlight {
    private struct Load {
        var requests = 0
        var bytes = 0
    }

    private let limits: AdmissionLimits
    private var loads: [String: Load] = [:]

    init(_ limits: AdmissionLimits) {
        self.limits = limits
    }

    /// How many callers have something waiting.
    var count: Int { loads.count }

    /// Counts a request in.
    ///
    /// - Throws: `RPCError` with RESOURCE_EXHAUSTED where it is one too many; it is not counted.
    mutating func enter(_ user: String?, bytes: Int) throws(RPCError) {
        var load = loads[user ?? ""] ?? Load()
        load.requests += 1
        load.bytes += bytes
        guard load.requests <= limits.inFlight, load.bytes <= limits.inFlightBytes else {
            let what =
                load.requests > limits.inFlight
                ? "\(limits.inFlight) requests" : "\(limits.inFlightBytes) bytes of requests"
            throw RPCError(
                .resourceExhausted,
                "this caller has \(what) waiting; read their answers first",
                retryAfterMs: 50
            )
        }
        loads[user ?? ""] = load
    }

    /// Counts a request out once it is answered.
    mutating func leave(_ user: String?, bytes: Int) {
        let key = user ?? ""
        guard var load = loads[key] else { return }
        load.requests -= 1
        load.bytes -= bytes
        loads[key] = load.requests > 0 ? load : nil
    }
}
