import CBenchZeroMQ
import Glibc

/// One socket to the server under load.
final class Connection {
    /// Who it is and whom it expects, for a server with keys.
    struct Keys {
        var publicKey: String
        var secretKey: String
        var serverKey: String
    }

    private let handle: UnsafeMutableRawPointer
    private let message = UnsafeMutablePointer<zmq_msg_t>.allocate(capacity: 1)
    /// Requests that were sent on it and not answered, oldest first: for servers whose replies do
    /// not say what they answer, and answer in order.
    var unanswered = Ring()

    /// Connects.
    ///
    /// - Parameter room: how many messages may wait to be sent, and to be received.
    init(
        _ context: UnsafeMutableRawPointer,
        to endpoint: String,
        isRequest: Bool,
        room: (send: Int, receive: Int),
        keys: Keys?
    ) throws {
        guard let socket = zmq_socket(context, isRequest ? ZMQ_REQ : ZMQ_DEALER) else {
            throw Self.error("zmq_socket")
        }
        handle = socket
        for (option, value) in [
            (ZMQ_LINGER, 0), (ZMQ_RCVTIMEO, 20_000), (ZMQ_SNDTIMEO, 20_000),
            (ZMQ_SNDHWM, room.send),
            (ZMQ_RCVHWM, room.receive),
        ] {
            var number = CInt(value)
            guard zmq_setsockopt(socket, option, &number, MemoryLayout<CInt>.size) == 0 else {
                throw Self.error("zmq_setsockopt")
            }
        }
        if let keys {
            for (option, key) in [
                (ZMQ_CURVE_PUBLICKEY, keys.publicKey), (ZMQ_CURVE_SECRETKEY, keys.secretKey),
                (ZMQ_CURVE_SERVERKEY, keys.serverKey),
            ] {
                guard zmq_setsockopt(socket, option, key, 40) == 0 else {
                    throw Self.error("the keys")
                }
            }
        }
        guard zmq_connect(socket, endpoint) == 0 else { throw Self.error(endpoint) }
    }

    deinit {
        zmq_close(handle)
        message.deallocate()
    }

    /// What `poll` can wait on.
    var descriptor: CInt {
        var value: CInt = -1
        var size = MemoryLayout<CInt>.size
        zmq_getsockopt(handle, ZMQ_FD, &value, &size)
        return value
    }

    /// Sends a request.
    ///
    /// - Returns: false where the queue is full and `waits` is false.
    func send(_ body: [UInt8], waits: Bool) throws -> Bool {
        while true {
            let sent = body.withUnsafeBytes {
                zmq_send(handle, $0.baseAddress, $0.count, waits ? 0 : ZMQ_DONTWAIT)
            }
            if sent >= 0 { return true }
            if zmq_errno() == EINTR { continue }
            if !waits, zmq_errno() == EAGAIN { return false }
            throw Self.error("sending")
        }
    }

    /// Receives one reply and shows its body.
    ///
    /// - Returns: what `body` makes of it, or nil where none is there and `waits` is false.
    func receive<Result>(
        waits: Bool,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result? {
        while true {
            zmq_msg_init(message)
            if zmq_msg_recv(message, handle, waits ? 0 : ZMQ_DONTWAIT) < 0 {
                let code = zmq_errno()
                zmq_msg_close(message)
                if code == EINTR { continue }
                if code == EAGAIN, !waits { return nil }
                throw Self.error(code == EAGAIN ? "no reply for 20 s" : "receiving")
            }
            // Only the last frame is the body.
            if zmq_msg_more(message) != 0 {
                zmq_msg_close(message)
                continue
            }
            defer { zmq_msg_close(message) }
            let size = zmq_msg_size(message)
            return try body(UnsafeRawBufferPointer(start: zmq_msg_data(message), count: size))
        }
    }

    private static func error(_ what: String) -> BenchError {
        BenchError("\(what): \(String(cString: zmq_strerror(zmq_errno())))")
    }
}
