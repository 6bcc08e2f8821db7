public import Documents

/// One JSON-RPC 2.0 request, read and checked up to its parameters.
public struct RPCRequest: Sendable, Equatable {
    /// What the reply must carry.
    public var id: RequestID
    /// The method; any text, at most ``mostMethodBytes`` long.
    public var method: String
    /// The parameters: always a mapping, empty where the request has none.
    public var params: Node

    /// The longest name of a method, in UTF-8 bytes.
    public static let mostMethodBytes = 64

    /// Makes a request.
    ///
    /// - Parameters:
    ///   - id: what the reply must carry.
    ///   - method: the method.
    ///   - params: the parameters, a mapping.
    public init(id: RequestID, method: String, params: Node = .mapping([])) {
        self.id = id
        self.method = method
        self.params = params
    }

    /// A body that is no request: what to answer, and to which id.
    public struct Failure: Error, Sendable, Equatable {
        /// What to answer.
        public var error: RPCError
        /// The request's id where it could be read; the reply says `null` otherwise.
        public var id: RequestID?

        /// Makes a failure.
        public init(error: RPCError, id: RequestID? = nil) {
            self.error = error
            self.id = id
        }
    }
}
