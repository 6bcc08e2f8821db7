import CZeroMQ

extension Socket {
    /// Receives one whole message, of which the buffer keeps a bounded number of frames.
    ///
    /// libzmq hands out a message only when all of it is there, so only the first frame can be
    /// waited for.
    ///
    /// - Parameters:
    ///   - frames: Takes the message; what it held before is gone.
    ///   - wait: Whether to wait for a message, without a limit; poll where there is one.
    /// - Returns: false where no message is there (never with `wait`).
    /// - Throws: ``ZeroMQError`` where the context was shut down or the socket cannot receive now.
    /// - Complexity: O(*n*) in the number of frames, those that are thrown away included.
    package func receive(
        into frames: inout FrameBuffer,
        wait: Bool = false
    ) throws(ZeroMQError) -> Bool {
        assertOwnThread()
        frames.removeAll()
        var flags = wait ? 0 : ZMQ_DONTWAIT
        var isFirst = true
        while true {
            let (outcome, hasMore) = frames.append { Int(zmq_msg_recv($0, handle, flags)) }
            if case .failure(let code) = outcome {
                if isFirst, code == .wouldBlock { return false }
                throw ZeroMQError(
                    code: code == .wouldBlock ? .brokenMessage : code,
                    call: "zmq_msg_recv"
                )
            }
            guard hasMore else { return true }
            isFirst = false
            flags = ZMQ_DONTWAIT
        }
    }

    /// Receives one frame; ``Message/hasMore`` says whether more of its message follow.
    ///
    /// - Parameters:
    ///   - message: Takes the frame; what it held before is gone.
    ///   - wait: Whether to wait for a message, without a limit; poll where there is one.
    /// - Returns: false where no message is there (never with `wait`).
    /// - Throws: ``ZeroMQError`` where the context was shut down or the socket cannot receive now.
    package func receive(
        into message: inout Message,
        wait: Bool = false
    ) throws(ZeroMQError) -> Bool {
        assertOwnThread()
        let pointer = message.pointer
        let outcome = CCall.attempt { Int(zmq_msg_recv(pointer, handle, wait ? 0 : ZMQ_DONTWAIT)) }
        guard case .failure(let code) = outcome else { return true }
        if code == .wouldBlock { return false }
        throw ZeroMQError(code: code, call: "zmq_msg_recv")
    }
}
