import CZeroMQ

/// The frames of one received message, in room that is used again for the next one.
///
/// It keeps the first ``capacityFrames`` frames and only counts the others, so a peer that sends a
/// message of a million frames cannot make it grow. What it keeps of frames that are no longer
/// needed goes with ``removeAll()`` or with the next message.
package struct FrameBuffer: ~Copyable, @unchecked Sendable {
    // @unchecked Sendable: the value is the only owner of its frames, what changes them (sending
    // one, too) needs exclusive access, and libzmq lets any one thread at a time use a message.

    /// Most frames that are kept: the most that a request may have.
    package static let capacityFrames = 8

    /// The kept frames, each at an address of its own, and after them one for passing use.
    private let slots: UnsafeMutablePointer<zmq_msg_t>

    /// How many frames are kept.
    package private(set) var count = 0
    /// How many frames of the message were counted and thrown away.
    package private(set) var excessCount = 0
    /// The size of the whole message in bytes, the excess included.
    package private(set) var totalByteCount = 0

    /// Makes an empty buffer.
    package init() {
        slots = UnsafeMutablePointer.allocate(capacity: Self.capacityFrames + 1)
        for index in 0...Self.capacityFrames { zmq_msg_init(slots + index) }
    }

    deinit {
        for index in 0...Self.capacityFrames { zmq_msg_close(slots + index) }
        slots.deallocate()
    }

    /// How many frames the message has; all beyond ``capacityFrames`` count as one.
    package var frameCount: Int { count + min(excessCount, 1) }

    /// The size in bytes of a frame; 0 for one that was not kept.
    package func size(ofFrame index: Int) -> Int {
        index < count ? byteCount(ofFrame: index) : 0
    }

    /// The sizes of the frames in bytes; of those beyond ``capacityFrames``, one stands for all.
    ///
    /// - Complexity: O(*n*) in the number of kept frames.
    package var byteCounts: [Int] {
        var sizes = (0..<count).map { byteCount(ofFrame: $0) }
        if excessCount > 0 { sizes.append(0) }
        return sizes
    }

    /// The size in bytes of a kept frame.
    ///
    /// - Parameter index: The frame, from 0 to ``count`` - 1.
    package func byteCount(ofFrame index: Int) -> Int {
        precondition(index >= 0 && index < count, "no frame \(index)")
        return zmq_msg_size(slots + index)
    }

    /// Lends the bytes of a kept frame to `body`.
    ///
    /// - Parameters:
    ///   - index: The frame, from 0 to ``count`` - 1.
    ///   - body: Reads the bytes; the pointer is valid during the call only.
    /// - Throws: What `body` throws.
    /// - Complexity: That of `body`.
    package func withUnsafeBytes<Result: ~Copyable, Failure: Error>(
        ofFrame index: Int,
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let size = byteCount(ofFrame: index)
        return try body(UnsafeRawBufferPointer(start: zmq_msg_data(slots + index), count: size))
    }

    /// A copy of the bytes of a kept frame.
    ///
    /// - Parameter index: The frame, from 0 to ``count`` - 1.
    /// - Complexity: O(*n*) in the number of bytes.
    package func bytes(ofFrame index: Int) -> [UInt8] {
        withUnsafeBytes(ofFrame: index) { [UInt8]($0) }
    }

    /// A number that equal frames have in common, and different ones hardly ever.
    ///
    /// - Parameter index: The frame, from 0 to ``count`` - 1.
    /// - Complexity: O(*n*) in the number of bytes.
    package func hash(ofFrame index: Int) -> UInt64 {
        // FNV-1a; it need not stand against anybody.
        withUnsafeBytes(ofFrame: index) { bytes in
            bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        }
    }

    /// The name that the ``Authenticator`` gave whoever sent a kept frame; nil without one.
    ///
    /// - Parameter index: The frame; the last one, since after a poll the routing id's has none.
    package func userID(ofFrame index: Int) -> String? {
        precondition(index >= 0 && index < count, "no frame \(index)")
        return zmq_msg_gets(slots + index, "User-Id").map { String(cString: $0) }
    }

    /// Lets go of every frame.
    package mutating func removeAll() {
        for index in 0..<count { Self.empty(slots + index) }
        count = 0
        excessCount = 0
        totalByteCount = 0
    }

    /// Takes one more frame of the message with `receive`, which returns its size or -1.
    ///
    /// - Returns: What `receive` said, and whether more frames follow.
    mutating func append(
        _ receive: (UnsafeMutablePointer<zmq_msg_t>) -> Int
    ) -> (outcome: CCall.Outcome, hasMore: Bool) {
        let isKept = count < Self.capacityFrames
        let slot = slots + (isKept ? count : Self.capacityFrames)
        let outcome = CCall.attempt { receive(slot) }
        guard case .value = outcome else { return (outcome, false) }
        totalByteCount += zmq_msg_size(slot)
        let hasMore = zmq_msg_more(slot) != 0
        if isKept {
            count += 1
        } else {
            excessCount += 1
            Self.empty(slot)
        }
        return (outcome, hasMore)
    }

    /// Gives `send` a second handle on a frame, which shares its bytes; the frame itself stays.
    mutating func share(
        frame index: Int,
        _ send: (UnsafeMutablePointer<zmq_msg_t>) -> Int
    ) -> CCall.Outcome {
        precondition(index >= 0 && index < count, "no frame \(index)")
        let passing = slots + Self.capacityFrames
        zmq_msg_copy(passing, slots + index)
        let outcome = CCall.attempt { send(passing) }
        if case .failure = outcome { Self.empty(passing) }
        return outcome
    }

    /// Frees what a slot holds and makes it ready for use.
    private static func empty(_ slot: UnsafeMutablePointer<zmq_msg_t>) {
        zmq_msg_close(slot)
        zmq_msg_init(slot)
    }
}
