/// What the daemon counts, as plain numbers.
public struct ServerFigures: Sendable {
    /// Seconds since the start.
    public var uptimeSeconds = 0
    /// Messages that came in.
    public var received = 0
    /// Replies that went out.
    public var answered = 0
    /// Of which error replies.
    public var errors = 0
    /// Messages that were no request.
    public var malformed = 0
    /// Replies whose caller was gone or too slow.
    public var undelivered = 0
    /// Reloads that gave a new catalogue, or the same one.
    public var reloads = 0
    /// Reloads that were refused.
    public var refusedReloads = 0
    /// The faults of the last refused reload.
    public var reloadFaults: [String] = []

    /// Makes figures that are all zero.
    public init() {}
}
