import CZeroMQ

/// The I/O threads and the sockets of a process: make one per process.
///
/// Two contexts with CURVE in one process can bring each other down when one of them ends, so a
/// program makes one and shares it. Each ``Socket`` keeps its context alive; the context ends with
/// the last of them, on the thread that lets go last, after the time that the sockets linger.
package final class Context: @unchecked Sendable {
    // @unchecked Sendable: the handle never changes, and libzmq's context functions are
    // documented to be thread safe.

    /// Threads that move bytes, as one of them carries about a gigabyte a second.
    package static let defaultIOThreadCount: Int32 = 1
    /// Most sockets of a context; a connection of a peer is not a socket.
    package static let defaultSocketLimit: Int32 = 256

    /// The context of libzmq.
    let handle: UnsafeMutableRawPointer

    /// Makes a context; its threads start with the first socket.
    ///
    /// - Parameters:
    ///   - ioThreadCount: Threads that move bytes, 1 or more.
    ///   - socketLimit: Most sockets that may be open at a time, 1 or more.
    /// - Throws: ``ZeroMQError`` where a number is out of range or a descriptor is missing.
    package init(
        ioThreadCount: Int32 = defaultIOThreadCount,
        socketLimit: Int32 = defaultSocketLimit
    ) throws(ZeroMQError) {
        var made: UnsafeMutableRawPointer?
        try CCall.check("zmq_ctx_new") {
            made = zmq_ctx_new()
            return made == nil ? -1 : 0
        }
        guard let made else { preconditionFailure("zmq_ctx_new returned no context") }
        handle = made
        try CCall.check("zmq_ctx_set") { Int(zmq_ctx_set(made, ZMQ_IO_THREADS, ioThreadCount)) }
        try CCall.check("zmq_ctx_set") { Int(zmq_ctx_set(made, ZMQ_MAX_SOCKETS, socketLimit)) }
    }

    /// Makes every waiting call on the context's sockets, on any thread, throw
    /// ``ZeroMQError/Code/terminated``; from then on a socket can only be closed.
    package func shutdown() {
        _ = CCall.attempt { Int(zmq_ctx_shutdown(handle)) }
    }

    deinit {
        _ = CCall.attempt { Int(zmq_ctx_term(handle)) }
    }
}
