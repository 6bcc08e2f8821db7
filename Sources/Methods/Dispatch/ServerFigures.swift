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
    /// The memory of what is prepared for profiles, in bytes.
    public var preparedBytes = 0
    /// Reloads that gave a new catalogue, or the same one.
    public var reloads = 0
    /// Reloads that were refused.
    public var refusedReloads = 0
    /// The faults of the last refused reload.
    public var reloadFaults: [String] = []

    /// What was counted of each method.
    public var methods: [MethodFigures] = []
    /// How many requests were refused for each reason.
    public var refusals: [(reason: String, count: Int)] = []
    /// The latest requests that took long, the newest first.
    public var slow: [SlowCall] = []
    /// What counts as long, in ms.
    public var slowMs = 0
    /// Requests that wait for their turn.
    public var waiting = 0
    /// Connections that were not let in.
    public var refusedConnections = 0
    /// Connections that are open.
    public var openConnections = 0
    /// Connections that ended before anybody was let in: refused ones, and other protocols.
    public var failedHandshakes = 0
    /// Memory in use.
    public var residentBytes = 0
    /// Open file descriptors.
    public var descriptors = 0
    /// The size of the store's files.
    public var storeBytes = 0
    /// The free space where the store lies.
    public var storeFreeBytes = 0

    /// Makes figures that are all zero.
    public init() {}
}
