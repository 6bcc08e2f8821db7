import CZeroMQ

extension Socket {
    /// Makes a socket of libzmq with its options set, or none.
    ///
    /// - Throws: ``ZeroMQError``.
    static func open(
        _ kind: SocketKind,
        in context: Context,
        options: SocketOptions
    ) throws(ZeroMQError) -> UnsafeMutableRawPointer {
        var made: UnsafeMutableRawPointer?
        try CCall.check("zmq_socket") {
            made = zmq_socket(context.handle, kind.rawValue)
            return made == nil ? -1 : 0
        }
        guard let made else { preconditionFailure("zmq_socket returned no socket") }
        do throws(ZeroMQError) {
            for number in options.numbers(for: kind) {
                try set(number.name, number.option, to: number.value, on: made)
            }
            try set("MAXMSGSIZE", ZMQ_MAXMSGSIZE, to: options.frameLimitBytes, on: made)
            try setSecurity(options.security, on: made)
        } catch {
            zmq_close(made)
            throw error
        }
        return made
    }

    /// Sets an option to a number of the width that libzmq expects.
    static func set<Value: FixedWidthInteger>(
        _ name: StaticString,
        _ option: Int32,
        to value: Value,
        on handle: UnsafeMutableRawPointer
    ) throws(ZeroMQError) {
        let outcome = CCall.attempt {
            withUnsafePointer(to: value) {
                Int(zmq_setsockopt(handle, option, $0, MemoryLayout<Value>.size))
            }
        }
        guard case .failure(let code) = outcome else { return }
        throw ZeroMQError(
            code: code,
            call: "zmq_setsockopt",
            message: "the socket option \(name) cannot be \(value); choose a value in its range"
        )
    }
}
