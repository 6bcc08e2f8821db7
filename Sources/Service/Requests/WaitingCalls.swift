import Methods

/// Calls that are with the store, by the number their outcome comes back under.
struct WaitingCalls {
    /// One call and whom to answer.
    struct Call {
        /// The door they came in by.
        var door: Int
        /// The name of the connection; nil without one.
        var user: String?
        /// The size of the request.
        var byteCount: Int
        /// The frames that lead back to whoever asked.
        var envelope: [[UInt8]]
        /// The call.
        var call: DeferredCall
        /// The request, where it is to be answered once more from another state.
        var body: [UInt8]
    }

    private var calls: [Int: Call] = [:]
    private var last = 0

    /// Whether no call is with the store.
    var isEmpty: Bool { calls.isEmpty }

    /// Remembers a call.
    ///
    /// - Returns: its number.
    mutating func add(_ call: Call) -> Int {
        last += 1
        calls[last] = call
        return last
    }

    /// Forgets a call.
    mutating func take(_ token: Int) -> Call? { calls.removeValue(forKey: token) }
}
