import Documents

extension JSONWriter {
    /// Writes a reply up to its result, which must follow as one value; then ``endReply()``.
    ///
    /// - Parameter id: the request's id.
    public mutating func beginReply(id: RequestID) {
        startReply(id: id)
        key("result")
    }

    /// Writes what follows the result.
    public mutating func endReply() { endObject() }

    /// Writes a whole reply around a result that is JSON already.
    ///
    /// - Parameters:
    ///   - id: the request's id.
    ///   - result: one whole JSON value; it is passed through byte for byte.
    /// - Complexity: O(*n*) in the number of bytes.
    public mutating func writeReply(id: RequestID, result: some Sequence<UInt8>) {
        beginReply(id: id)
        raw(result)
        endReply()
    }

    /// Writes a whole reply that refuses a request.
    ///
    /// - Parameters:
    ///   - error: why.
    ///   - id: the request's id, or nil where it couldn't be read.
    /// - Complexity: O(*n*) in the length of the error.
    public mutating func writeErrorReply(_ error: RPCError, id: RequestID?) {
        startReply(id: id)
        key("error")
        value(error)
        endObject()
    }

    /// Writes an error object: inside a reply, or as one of several results of a bulk method.
    ///
    /// - Complexity: O(*n*) in the length of the error.
    public mutating func value(_ error: RPCError) {
        beginObject()
        key("code")
        value(error.reason.code)
        key("message")
        value(error.message)
        key("data")
        beginObject()
        key("reason")
        value(error.reason.name)
        if let path = error.path {
            key("path")
            value(path)
        }
        if !error.allowed.isEmpty {
            key("allowed")
            beginArray()
            for word in error.allowed { value(word) }
            endArray()
        }
        if let wait = error.retryAfterMs {
            key("retryAfterMs")
            value(wait)
        }
        if let limit = error.limit {
            key("limit")
            value(limit)
        }
        if error.details.count > 1 { members(of: error.details) }
        endObject()
        endObject()
    }

    /// Writes everything that is wrong, up to a bound, and how much there is.
    private mutating func members(of faults: [Fault]) {
        key("faults")
        beginArray()
        for fault in faults.prefix(RPCError.mostDetails) {
            beginObject()
            key("path")
            value(fault.pointer)
            key("message")
            value(fault.message)
            if !fault.allowed.isEmpty {
                key("allowed")
                beginArray()
                for word in fault.allowed { value(word) }
                endArray()
            }
            endObject()
        }
        endArray()
        key("faultCount")
        value(faults.count)
    }

    /// Writes what a result and an error have in common.
    private mutating func startReply(id: RequestID?) {
        beginObject()
        key("jsonrpc")
        value("2.0")
        key("id")
        switch id {
        case .string(let text): value(text)
        case .integer(let number): value(number)
        case nil: null()
        }
    }
}
