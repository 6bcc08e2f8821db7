/// Which frames of a message to a ROUTER socket lead back to its sender, and which is the body.
///
/// Frame 0 is the routing id. Every frame up to and including the first empty one after it is the
/// envelope; without an empty one, the routing id alone is. A reply starts with the same frames.
public struct Envelope: Sendable, Equatable {
    /// The frames that the reply starts with.
    public let frames: Range<Int>
    /// The body's frame.
    public let body: Int

    /// The most frames of a message.
    public static let mostFrames = 8

    /// Splits a message into envelope and body.
    ///
    /// - Parameter frameSizes: the size of each frame in bytes, the routing id's first; of a
    ///   message with too many frames, any ``mostFrames`` + 1 or more of them.
    /// - Throws: ``EnvelopeViolation`` where there isn't exactly one body.
    /// - Complexity: O(*n*) in the number of frames, at most ``mostFrames``.
    public static func split(
        frameSizes: [Int]
    ) throws(EnvelopeViolation) -> Envelope {
        try split(frameCount: frameSizes.count) { frameSizes[$0] }
    }

    /// Splits a message into envelope and body.
    ///
    /// - Parameters:
    ///   - frameCount: how many frames there are; of too many, ``mostFrames`` + 1 or more.
    ///   - size: the size of a frame in bytes.
    /// - Throws: ``EnvelopeViolation`` where there isn't exactly one body.
    /// - Complexity: O(*n*) in the number of frames, at most ``mostFrames``.
    @inline(__always)
    public static func split(
        frameCount: Int,
        size: (Int) -> Int
    ) throws(EnvelopeViolation) -> Envelope {
        guard frameCount > 0 else { throw EnvelopeViolation(.noFrames, envelope: 0..<0) }
        var delimiter: Int?
        for frame in 1..<max(1, min(frameCount, mostFrames)) where size(frame) == 0 {
            delimiter = frame
            break
        }
        let envelope = 0..<(delimiter.map { $0 + 1 } ?? 1)
        guard frameCount <= mostFrames else {
            throw EnvelopeViolation(.tooManyFrames, envelope: envelope)
        }
        switch frameCount - envelope.count {
        case 1: return Envelope(frames: envelope, body: envelope.count)
        case 0:
            throw EnvelopeViolation(
                delimiter == nil ? .noBody : .onlyDelimiter,
                envelope: envelope
            )
        default: throw EnvelopeViolation(.severalBodies, envelope: envelope)
        }
    }
}
