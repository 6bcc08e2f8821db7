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
        guard !frameSizes.isEmpty else { throw EnvelopeViolation(.noFrames, envelope: 0..<0) }
        let delimiter = frameSizes.prefix(mostFrames).dropFirst().firstIndex(of: 0)
        let count = delimiter.map { frameSizes.distance(from: frameSizes.startIndex, to: $0) + 1 }
        let envelope = 0..<(count ?? 1)
        guard frameSizes.count <= mostFrames else {
            throw EnvelopeViolation(.tooManyFrames, envelope: envelope)
        }
        switch frameSizes.count - envelope.count {
        case 1: return Envelope(frames: envelope, body: envelope.count)
        case 0: throw EnvelopeViolation(count == nil ? .noBody : .onlyDelimiter, envelope: envelope)
        default: throw EnvelopeViolation(.severalBodies, envelope: envelope)
        }
    }
}
