import CZeroMQ
import Glibc

/// A socket of libzmq, closed when this value ends.
///
/// **A socket never moves to another thread.** Make it, use it and let it end on one thread: make
/// it inside the body of a ``DedicatedThread`` and tell the starter through a mailbox what
/// `bind` returned. The type is not `Sendable`, and a debug build checks the thread on each call.
///
/// No method mutates the value, so a thread's loop can keep its sockets as `let` properties of a
/// class or of a `~Copyable` structure of its own:
/// ```swift
/// struct Front: ~Copyable {
///     let queries: Socket
///     var frames = FrameBuffer()
///     var poller = Poller()
/// }
/// ```
package struct Socket: ~Copyable {
    /// Most bytes of a routing id.
    package static let routingIDLimitBytes = 255

    /// The pattern of the socket.
    package let kind: SocketKind
    /// The socket of libzmq.
    let handle: UnsafeMutableRawPointer
    /// Tells pollers that the socket was closed.
    let life: SocketLife
    /// Keeps the context alive for as long as the socket.
    private let context: Context
    /// The thread that made the socket.
    private let owner: pthread_t

    /// Makes a socket and sets its options; it neither listens nor connects yet.
    ///
    /// - Parameters:
    ///   - kind: The pattern.
    ///   - context: The context of the process.
    ///   - options: The settings.
    /// - Throws: ``ZeroMQError`` where no socket or descriptor is left, the context was shut
    ///   down, or an option is out of range.
    package init(
        _ kind: SocketKind,
        in context: Context,
        options: SocketOptions = SocketOptions()
    ) throws(ZeroMQError) {
        handle = try Self.open(kind, in: context, options: options)
        self.kind = kind
        self.context = context
        life = SocketLife()
        owner = pthread_self()
    }

    deinit {
        life.isClosed = true
        zmq_close(handle)
    }

    /// Listens on an endpoint; a router may listen on several.
    ///
    /// An ipc path on which another daemon listens is taken over without an error: that is how
    /// libzmq binds, so a daemon locks its directory first.
    ///
    /// - Parameter endpoint: Where to listen; port 0 is any free port.
    /// - Returns: The endpoint as bound, with the port that was chosen.
    /// - Throws: ``ZeroMQError`` where the endpoint is taken, is not of this machine, may not be
    ///   used, or is a file that is not a socket.
    @discardableResult
    package func bind(_ endpoint: Endpoint) throws(ZeroMQError) -> Endpoint {
        try Self.checkReplaceable(endpoint)
        try check("zmq_bind", endpoint: endpoint) { Int(zmq_bind(handle, endpoint.text)) }
        return try lastEndpoint() ?? endpoint
    }

    /// Connects to an endpoint, now or as soon as somebody listens there.
    ///
    /// - Parameter endpoint: Where the server listens.
    /// - Throws: ``ZeroMQError`` where the endpoint is not exact or its host is unknown.
    package func connect(_ endpoint: Endpoint) throws(ZeroMQError) {
        guard endpoint.isExact else {
            throw Endpoint.invalid(
                endpoint.text,
                "to connect, give the host and the port that the server printed"
            )
        }
        try check("zmq_connect", endpoint: endpoint) { Int(zmq_connect(handle, endpoint.text)) }
    }

    /// Stops listening on an endpoint, which also drops the connections made through it.
    ///
    /// - Parameter endpoint: What ``bind(_:)`` returned.
    /// - Throws: ``ZeroMQError`` where the socket does not listen there.
    package func unbind(_ endpoint: Endpoint) throws(ZeroMQError) {
        try check("zmq_unbind", endpoint: endpoint) { Int(zmq_unbind(handle, endpoint.text)) }
    }

    /// The last endpoint that was bound or connected, with its real port; nil before the first.
    ///
    /// - Throws: ``ZeroMQError`` where the context was shut down.
    package func lastEndpoint() throws(ZeroMQError) -> Endpoint? {
        var room = [CChar](repeating: 0, count: 512)
        var size = room.count
        try check("zmq_getsockopt") {
            Int(zmq_getsockopt(handle, ZMQ_LAST_ENDPOINT, &room, &size))
        }
        let bytes = room.prefix(while: { $0 != 0 }).map { UInt8(bitPattern: $0) }
        return bytes.isEmpty ? nil : try Endpoint(String(decoding: bytes, as: UTF8.self))
    }

    /// Chooses the routing id under which a router knows this client; call it before connecting.
    ///
    /// A router refuses a client whose id is already connected, so an id must be unique.
    ///
    /// - Parameter bytes: 1 to ``routingIDLimitBytes`` bytes that do not start with 0.
    /// - Throws: ``ZeroMQError`` where the id is empty, too long or starts with 0.
    package func setRoutingID(_ bytes: [UInt8]) throws(ZeroMQError) {
        guard let first = bytes.first, first != 0, bytes.count <= Self.routingIDLimitBytes else {
            throw ZeroMQError(
                code: .invalidArgument,
                call: "zmq_setsockopt",
                message: "a routing id has 1 to \(Self.routingIDLimitBytes) bytes and does not"
                    + " start with 0; this one has \(bytes.count)"
            )
        }
        try check("zmq_setsockopt") {
            Int(zmq_setsockopt(handle, ZMQ_ROUTING_ID, bytes, bytes.count))
        }
    }

    /// Asks for the events whose first frame starts with `topic`; for a subscriber only.
    ///
    /// - Parameter topic: The start of the topic; empty asks for every event.
    /// - Throws: ``ZeroMQError`` where the socket is not a subscriber.
    package func subscribe(to topic: [UInt8]) throws(ZeroMQError) {
        try check("zmq_setsockopt") {
            Int(zmq_setsockopt(handle, ZMQ_SUBSCRIBE, topic, topic.count))
        }
    }

    /// Fails a debug build where another thread than the socket's own uses it.
    @inline(__always)
    func assertOwnThread() {
        assert(
            pthread_equal(owner, pthread_self()) != 0,
            "a socket never moves to another thread"
        )
    }

    /// Calls a function on the socket's own thread and turns its failure into an error.
    @discardableResult
    private func check(
        _ call: StaticString,
        endpoint: Endpoint? = nil,
        _ body: () -> Int
    ) throws(ZeroMQError) -> Int {
        assertOwnThread()
        return try CCall.check(call, endpoint: endpoint, body)
    }

    /// Refuses an ipc path that holds something else than a socket, which libzmq would delete.
    private static func checkReplaceable(_ endpoint: Endpoint) throws(ZeroMQError) {
        guard case .ipc(let path) = endpoint.transport else { return }
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFSOCK else { return }
        throw ZeroMQError(
            code: .fileExists,
            call: "zmq_bind",
            endpoint: endpoint.text,
            message: "cannot listen on \(endpoint): the path holds a file that is not a socket;"
                + " remove it or choose another path"
        )
    }
}

@available(*, unavailable, message: "a socket never moves to another thread")
extension Socket: Sendable {}
