/// Why a call gave no result, and what to do about it.
public struct ClientError: Error, Sendable, Hashable {
    /// What kind of failure it is; open, so that later kinds break no caller.
    public struct Code: Sendable, Hashable {
        /// The code's name.
        public let name: String

        /// Makes a code.
        public init(_ name: String) { self.name = name }

        /// The endpoint is none, or not one to connect to.
        public static let invalidEndpoint = Code("invalid-endpoint")
        /// Nobody listens at the endpoint, so nothing was sent.
        public static let unreachable = Code("unreachable")
        /// The request was sent and no reply came in time.
        public static let timeout = Code("timeout")
        /// The daemon refused the call; ``ClientError/refusal`` says why.
        public static let remote = Code("remote")
        /// What came back is no reply of this protocol.
        public static let malformed = Code("malformed")
        /// A key cannot be read, or is none.
        public static let keys = Code("keys")
        /// The system had no socket or descriptor left, or ZeroMQ failed.
        public static let system = Code("system")
    }

    /// What kind of failure it is.
    public var code: Code
    /// What is wrong and what to do next, in plain English.
    public var message: String
    /// What the daemon said; nil unless ``code`` is ``Code/remote``.
    public var refusal: Refusal?

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: what kind of failure it is.
    ///   - message: what is wrong and what to do next.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Makes the error of a refused call.
    ///
    /// - Parameter refusal: what the daemon said.
    public init(_ refusal: Refusal) {
        code = .remote
        message = refusal.message
        self.refusal = refusal
    }
}

extension ClientError: CustomStringConvertible {
    /// The message, for a refusal with its place and the nearest valid values.
    public var description: String { refusal?.description ?? message }
}
