extension RPCError {
    /// Why a request was refused: one row of the protocol's table of errors.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The body is not JSON.
        case parseError = "PARSE_ERROR"
        /// The body is JSON but not a request.
        case invalidRequest = "INVALID_REQUEST"
        /// There is no such method, or not on this socket.
        case methodNotFound = "METHOD_NOT_FOUND"
        /// The parameters don't have the method's form.
        case invalidParams = "INVALID_PARAMS"
        /// The daemon failed.
        case internalError = "INTERNAL"
        /// The daemon doesn't know who calls.
        case unauthenticated = "UNAUTHENTICATED"
        /// The caller lacks the role.
        case permissionDenied = "PERMISSION_DENIED"
        /// A named thing doesn't exist.
        case notFound = "NOT_FOUND"
        /// The catalogue has moved on.
        case conflict = "CONFLICT"
        /// The idempotency key was used for another body.
        case idempotencyMismatch = "IDEMPOTENCY_MISMATCH"
        /// The caller or the daemon has too much to do.
        case resourceExhausted = "RESOURCE_EXHAUSTED"
        /// The daemon can't answer this now.
        case unavailable = "UNAVAILABLE"
        /// The time ran out before work began.
        case deadlineExceeded = "DEADLINE_EXCEEDED"
        /// A commit failed after it began.
        case outcomeUnknown = "OUTCOME_UNKNOWN"
        /// The request is larger than a limit.
        case limitExceeded = "LIMIT_EXCEEDED"
        /// The store has no room left.
        case storageFull = "STORAGE_FULL"
    }

    /// Whether the same request may succeed later.
    public enum Retry: String, Sendable, Hashable, CaseIterable {
        /// It won't; change it first.
        case no
        /// It may; wait `retryAfterMs` where that is given.
        case yes
        /// It may, but only with the same idempotency key.
        case withSameKey
        /// It may, once an operator has made room.
        case later
    }
}

extension RPCError.Reason {
    /// The name that `data.reason` carries.
    public var name: String { rawValue }

    /// The JSON-RPC error code.
    public var code: Int {
        switch self {
        case .parseError: -32700
        case .invalidRequest: -32600
        case .methodNotFound: -32601
        case .invalidParams: -32602
        case .internalError: -32603
        case .unauthenticated: -32001
        case .permissionDenied: -32002
        case .notFound: -32003
        case .conflict: -32004
        case .idempotencyMismatch: -32005
        case .resourceExhausted: -32010
        case .unavailable: -32011
        case .deadlineExceeded: -32012
        case .outcomeUnknown: -32013
        case .limitExceeded: -32014
        case .storageFull: -32015
        }
    }

    /// Whether the same request may succeed later.
    public var retry: RPCError.Retry {
        switch self {
        case .resourceExhausted, .unavailable, .deadlineExceeded: .yes
        case .outcomeUnknown: .withSameKey
        case .storageFull: .later
        default: .no
        }
    }

    /// One sentence for the OpenRPC document.
    public var summary: String {
        switch self {
        case .parseError: "The body is not well-formed JSON in UTF-8."
        case .invalidRequest: "The body is not a request of this protocol."
        case .methodNotFound: "There is no such method on this socket."
        case .invalidParams: "The parameters do not have the method's form."
        case .internalError: "The daemon failed; its log says why."
        case .unauthenticated: "The caller is not known; use a key of the allow list."
        case .permissionDenied: "The caller lacks the role that the method needs."
        case .notFound: "What an id names does not exist."
        case .conflict: "The catalogue has changed since the expected revision."
        case .idempotencyMismatch: "The idempotency key was used before with another body."
        case .resourceExhausted: "Too many requests; wait and try again."
        case .unavailable: "Not possible now: starting, draining, read-only or without a store."
        case .deadlineExceeded: "The time ran out before the work began; nothing was done."
        case .outcomeUnknown: "A write may or may not have taken effect; repeat it with its key."
        case .limitExceeded: "The request is larger than a limit of the protocol."
        case .storageFull: "The store has no room left; an operator must make some."
        }
    }
}
