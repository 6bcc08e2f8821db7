package import RPC

/// What is known of a call once it has been read, for logs and figures.
package struct CallNote: Sendable {
    /// The method, where there is one of that name.
    package var method: String?
    /// The caller's trace.
    package var traceparent: String?
    /// Why it was refused; nil where it was not.
    package var reason: RPCError.Reason?

    /// Makes a note that knows nothing.
    package init() {}
}
