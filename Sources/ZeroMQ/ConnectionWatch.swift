import CZeroMQ

/// What libzmq tells of the connections of one socket, which belongs to another thread.
///
/// The authenticator hears of whoever comes and of nobody who leaves; whoever must know how many
/// are there listens here. Source: the manual of zmq_socket_monitor.
package struct ConnectionWatch: ~Copyable {
    /// What happened to a connection.
    package enum Event: Sendable, Hashable {
        /// It was made, over a descriptor; nobody has been let in yet.
        case opened(descriptor: Int)
        /// It is gone.
        case closed(descriptor: Int)
        /// Whoever came did not speak the protocol, or was not let in.
        case failed
    }

    private let socket: Socket

    /// Listens for a socket's events; the socket may be made later.
    ///
    /// - Parameters:
    ///   - name: the name that the socket gives to ``Socket/tellConnections(to:)``.
    ///   - context: the context of both.
    /// - Throws: ``ZeroMQError`` where no socket is left.
    package init(_ name: String, in context: Context) throws(ZeroMQError) {
        socket = try Self.listening(name, in: context)
    }

    private static func listening(
        _ name: String,
        in context: Context
    ) throws(ZeroMQError) -> Socket {
        var options = SocketOptions()
        // No bound: a full queue would hold up the thread that moves everybody's bytes.
        options.receiveQueueLimitMessages = 0
        let socket = try Socket(.pair, in: context, options: options)
        let handle = socket.handle
        try CCall.check("zmq_connect") { Int(zmq_connect(handle, "inproc://\(name)")) }
        return socket
    }

    /// Watches for events.
    package func watch(with poller: inout Poller) -> Poller.Slot { poller.add(socket) }

    /// Hands over every event that waits, in order.
    ///
    /// - Throws: ``ZeroMQError`` where the socket fails.
    package func take(_ body: (Event) -> Void) throws(ZeroMQError) {
        var frames = FrameBuffer()
        while try socket.receive(into: &frames) {
            if let event = Self.event(frames.bytes(ofFrame: 0)) { body(event) }
        }
    }

    /// An event from its first frame: 16 bits of kind, 32 bits of value, as the machine has them.
    private static func event(_ bytes: [UInt8]) -> Event? {
        guard bytes.count == 6 else { return nil }
        let (kind, value) = bytes.withUnsafeBytes {
            (
                Int32($0.loadUnaligned(as: UInt16.self)),
                Int($0.loadUnaligned(fromByteOffset: 2, as: Int32.self))
            )
        }
        return switch kind {
        case ZMQ_EVENT_ACCEPTED: .opened(descriptor: value)
        case ZMQ_EVENT_DISCONNECTED: .closed(descriptor: value)
        case ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL, ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL,
            ZMQ_EVENT_HANDSHAKE_FAILED_AUTH:
            .failed
        default: nil
        }
    }
}

extension Socket {
    /// Tells a ``ConnectionWatch`` who comes and goes; call it before the socket is bound.
    ///
    /// - Parameter name: a name of its own in the process.
    /// - Throws: ``ZeroMQError`` where another socket has the name.
    package func tellConnections(to name: String) throws(ZeroMQError) {
        assertOwnThread()
        let kinds =
            ZMQ_EVENT_ACCEPTED | ZMQ_EVENT_DISCONNECTED | ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL
            | ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL | ZMQ_EVENT_HANDSHAKE_FAILED_AUTH
        try CCall.check("zmq_socket_monitor") {
            Int(zmq_socket_monitor(handle, "inproc://\(name)", kinds))
        }
    }
}
