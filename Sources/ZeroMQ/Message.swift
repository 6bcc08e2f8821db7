import CZeroMQ

/// One frame of a message, owned by libzmq and freed with this value.
///
/// The C structure must never be copied bitwise, so it lives at one address on the heap and only
/// the pointer to it moves with the value.
package struct Message: ~Copyable, @unchecked Sendable {
    // @unchecked Sendable: the value is the only owner, what changes it needs exclusive access,
    // and libzmq lets any one thread at a time use a message.

    /// The C structure, at an address of its own.
    let pointer: UnsafeMutablePointer<zmq_msg_t>

    /// An empty frame, for example to receive into.
    package init() {
        pointer = UnsafeMutablePointer.allocate(capacity: 1)
        zmq_msg_init(pointer)
    }

    /// A frame of `byteCount` bytes that `fill` writes in place, which spares a copy.
    ///
    /// - Parameters:
    ///   - byteCount: The size of the frame in bytes.
    ///   - fill: Writes every byte; the pointer is valid during the call only.
    /// - Throws: What `fill` throws.
    /// - Complexity: That of `fill`.
    package init<Failure: Error>(
        byteCount: Int,
        filledBy fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        pointer = UnsafeMutablePointer.allocate(capacity: 1)
        let result = zmq_msg_init_size(pointer, byteCount)
        precondition(result == 0, "no memory for a message of \(byteCount) bytes")
        try fill(UnsafeMutableRawBufferPointer(start: zmq_msg_data(pointer), count: byteCount))
    }

    /// A frame with a copy of `bytes`.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    package init(_ bytes: [UInt8]) {
        self.init(byteCount: bytes.count) { $0.copyBytes(from: bytes) }
    }

    deinit {
        zmq_msg_close(pointer)
        pointer.deallocate()
    }

    /// The size of the frame in bytes.
    package var byteCount: Int { zmq_msg_size(pointer) }

    /// Whether more frames of the same received message follow.
    package var hasMore: Bool { zmq_msg_more(pointer) != 0 }

    /// Lends the bytes of the frame to `body`.
    ///
    /// - Parameter body: Reads the bytes; the pointer is valid during the call only.
    /// - Throws: What `body` throws.
    /// - Complexity: That of `body`.
    package func withUnsafeBytes<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(start: zmq_msg_data(pointer), count: byteCount))
    }

    /// A copy of the bytes of the frame.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    package func bytes() -> [UInt8] {
        withUnsafeBytes { [UInt8]($0) }
    }
}
