/// Why a message's frames are not an envelope and one body.
public struct EnvelopeViolation: Error, Sendable, Equatable {
    /// What is wrong with the frames.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// There is no frame at all, so nobody to answer.
        case noFrames
        /// There is only the routing id.
        case noBody
        /// The message ends with its delimiter.
        case onlyDelimiter
        /// More than one frame follows the envelope.
        case severalBodies
        /// There are more than ``Envelope/mostFrames``.
        case tooManyFrames
    }

    /// What is wrong with the frames.
    public let kind: Kind
    /// The frames that the answer starts with; empty where nobody can be answered.
    public let envelope: Range<Int>

    /// Makes a violation.
    init(_ kind: Kind, envelope: Range<Int>) {
        self.kind = kind
        self.envelope = envelope
    }

    /// What to answer, with `id: null`.
    public var error: RPCError {
        switch kind {
        case .noFrames, .noBody, .onlyDelimiter:
            RPCError(.invalidRequest, "the message has no body; send the request as one frame")
        case .severalBodies:
            RPCError(.invalidRequest, "the message has several bodies; send the request as one")
        case .tooManyFrames:
            RPCError(
                .limitExceeded,
                "the message has more than \(Envelope.mostFrames) frames",
                limit: "frames"
            )
        }
    }
}
