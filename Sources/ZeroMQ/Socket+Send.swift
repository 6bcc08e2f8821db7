import CZeroMQ

extension Socket {
    /// Sends a message of the given frames.
    ///
    /// - Parameters:
    ///   - frames: The frames, at least one; they are copied.
    ///   - wait: Whether to wait for room, without a limit; a router never waits, since a reply
    ///     to a peer that stopped reading would then hold up everybody.
    /// - Returns: What became of the message.
    /// - Throws: ``ZeroMQError`` where the context was shut down or the socket cannot send now.
    /// - Complexity: O(*n*) in the number of bytes.
    package func send(_ frames: [[UInt8]], wait: Bool = false) throws(ZeroMQError) -> SendOutcome {
        try sendFrames(count: frames.count, wait: wait) { index, flags in
            frames[index].withUnsafeBytes { sendBytes($0, flags) }
        }
    }

    /// Sends a message of one frame without copying it.
    ///
    /// - Parameters:
    ///   - message: The frame; empty after ``SendOutcome/sent``, else unchanged.
    ///   - wait: Whether to wait for room, without a limit; a router never waits.
    /// - Returns: What became of the message.
    /// - Throws: ``ZeroMQError`` where the context was shut down or the socket cannot send now.
    package func send(
        _ message: inout Message,
        wait: Bool = false
    ) throws(ZeroMQError) -> SendOutcome {
        let pointer = message.pointer
        return try sendFrames(count: 1, wait: wait) { _, flags in
            CCall.attempt { Int(zmq_msg_send(pointer, handle, flags)) }
        }
    }

    /// Answers a request: sends the leading frames of it, then one body.
    ///
    /// The frames stay in the buffer, so the answer can be tried again.
    ///
    /// - Parameters:
    ///   - frames: The request.
    ///   - count: How many frames of it are the envelope.
    ///   - body: The body; it is copied.
    ///   - wait: Whether to wait for room, without a limit; a router never waits.
    /// - Returns: What became of the message.
    /// - Throws: ``ZeroMQError`` where the context was shut down or the socket cannot send now.
    /// - Complexity: O(*n*) in the number of bytes of the body.
    package func send(
        envelope frames: inout FrameBuffer,
        count: Int,
        body: UnsafeRawBufferPointer,
        wait: Bool = false
    ) throws(ZeroMQError) -> SendOutcome {
        try sendFrames(count: count + 1, wait: wait) { index, flags in
            if index == count { return sendBytes(body, flags) }
            return frames.share(frame: index) { Int(zmq_msg_send($0, handle, flags)) }
        }
    }

    /// Answers a request: sends the leading frames of it, then one body.
    ///
    /// The same as with a pointer, for a body in an array.
    ///
    /// - Parameters:
    ///   - frames: The request.
    ///   - count: How many frames of it are the envelope.
    ///   - body: The body; it is copied.
    ///   - wait: Whether to wait for room, without a limit; a router never waits.
    /// - Returns: What became of the message.
    /// - Throws: ``ZeroMQError`` where the context was shut down or the socket cannot send now.
    /// - Complexity: O(*n*) in the number of bytes of the body.
    package func send(
        envelope frames: inout FrameBuffer,
        count: Int,
        body: [UInt8],
        wait: Bool = false
    ) throws(ZeroMQError) -> SendOutcome {
        try sendFrames(count: count + 1, wait: wait) { index, flags in
            if index == count { return body.withUnsafeBytes { sendBytes($0, flags) } }
            return frames.share(frame: index) { Int(zmq_msg_send($0, handle, flags)) }
        }
    }

    /// Answers a request whose leading frames were kept: sends them, then one body.
    ///
    /// - Parameters:
    ///   - envelope: The leading frames; they are copied.
    ///   - body: The body; it is copied.
    /// - Returns: What became of the message; a message that finds no room is not waited for.
    /// - Throws: ``ZeroMQError`` where the context was shut down or the socket cannot send now.
    /// - Complexity: O(*n*) in the number of bytes.
    package func send(
        envelope: [[UInt8]],
        body: [UInt8]
    ) throws(ZeroMQError) -> SendOutcome {
        try sendFrames(count: envelope.count + 1, wait: false) { index, flags in
            let frame = index == envelope.count ? body : envelope[index]
            return frame.withUnsafeBytes { sendBytes($0, flags) }
        }
    }

    /// Sends a copy of `bytes` as one frame.
    private func sendBytes(_ bytes: UnsafeRawBufferPointer, _ flags: Int32) -> CCall.Outcome {
        CCall.attempt { Int(zmq_send(handle, bytes.baseAddress, bytes.count, flags)) }
    }

    /// Sends `count` frames as one message.
    ///
    /// Only the first frame can be refused by a full queue or a missing peer. A dealer whose peer
    /// vanishes between two frames refuses a later one and then swallows the rest, so the rest is
    /// still given to it: else the next message would start in the middle of this one.
    private func sendFrames(
        count: Int,
        wait: Bool,
        _ send: (Int, Int32) -> CCall.Outcome
    ) throws(ZeroMQError) -> SendOutcome {
        precondition(count > 0, "a message has at least one frame")
        assertOwnThread()
        let waiting = wait && kind != .router ? 0 : ZMQ_DONTWAIT
        var outcome = SendOutcome.sent
        for index in 0..<count {
            let flags = waiting | (index + 1 < count ? ZMQ_SNDMORE : 0)
            guard case .failure(let code) = send(index, flags) else { continue }
            switch code {
            case .wouldBlock: outcome = .wouldBlock
            case .hostUnreachable: outcome = .unreachable
            default: throw ZeroMQError(code: code, call: "zmq_msg_send")
            }
            if index == 0 { return outcome }
        }
        return outcome
    }
}
