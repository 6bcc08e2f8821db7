/// A copy of the envelope of a request, to answer it later than the next request is read.
package struct Envelope: Hashable, Sendable {
    /// The bytes of the frames, one after the other.
    let bytes: [UInt8]
    /// Where each frame ends in ``bytes``.
    let ends: [Int]

    /// Copies the leading frames of a message.
    ///
    /// - Parameters:
    ///   - frames: The message.
    ///   - count: How many frames to copy; nil for its ``FrameBuffer/envelopeCount``.
    /// - Complexity: O(*n*) in the number of bytes.
    package init(of frames: borrowing FrameBuffer, count: Int? = nil) {
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for index in 0..<(count ?? frames.envelopeCount) {
            frames.withUnsafeBytes(ofFrame: index) { bytes.append(contentsOf: $0) }
            ends.append(bytes.count)
        }
        self.bytes = bytes
        self.ends = ends
    }

    /// How many frames it has.
    package var count: Int { ends.count }

    /// The size of all frames in bytes.
    package var totalByteCount: Int { bytes.count }

    /// Lends the bytes of a frame to `body`.
    func withUnsafeBytes<Result>(
        ofFrame index: Int,
        _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        let start = index == 0 ? 0 : ends[index - 1]
        let range = start..<ends[index]
        return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
}
