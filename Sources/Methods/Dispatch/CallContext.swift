public import Documents
public import RPC

/// What a call is answered in: the state it reads and the edges it may look at.
public struct CallContext {
    /// The socket a request came in by.
    public enum Socket: Sendable {
        /// The query socket.
        case query
        /// The control socket.
        case control
    }

    /// The state that the call reads, from beginning to end; nil until there is one.
    public var state: ServiceState?
    /// The socket it came in by.
    public var socket: Socket
    /// Who calls, or why that is nobody.
    public var caller: Result<Principal, RPCError>
    /// Whether a store holds the truth, and not files.
    public var hasStore = false
    /// What does not work as it should, for every reply.
    public var degraded: [String] = []
    /// The keys that may call.
    package var keys: () -> [AccessKey] = { [] }
    /// Tells the daemon to stop once this call is answered.
    package var drain: () -> Void = {}
    /// The state of an earlier revision that has been brought back, or nil.
    package var kept: (Int) -> ServiceState? = { _ in nil }
    /// Profiles that are prepared for the state.
    package var prepared: [PreparedProfile] = []
    /// Whether the daemon is on its way out and takes no more queries.
    public var isDraining: Bool
    /// Today in UTC.
    public var today: CalendarDate
    /// When the request was received, in microseconds of a clock that never goes back.
    public var receivedMicros: Int
    /// That clock.
    public var nowMicros: () -> Int
    /// The wall clock, in ms since 1970.
    public var nowUnixMillis: () -> Int
    /// The daemon's figures.
    public var figures: () -> ServerFigures

    /// Whether queries are served.
    var isReady: Bool { state != nil && !isDraining }

    /// Makes a context.
    public init(
        state: ServiceState?,
        socket: Socket,
        caller: Result<Principal, RPCError> = .success(.owner("local")),
        isDraining: Bool,
        today: CalendarDate,
        receivedMicros: Int,
        nowMicros: @escaping () -> Int,
        nowUnixMillis: @escaping () -> Int,
        figures: @escaping () -> ServerFigures
    ) {
        self.state = state
        self.socket = socket
        self.caller = caller
        self.isDraining = isDraining
        self.today = today
        self.receivedMicros = receivedMicros
        self.nowMicros = nowMicros
        self.nowUnixMillis = nowUnixMillis
        self.figures = figures
    }
}
