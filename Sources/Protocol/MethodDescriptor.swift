public import Documents
public import RPC

/// The declaration of one method: what dispatch checks and what the OpenRPC document says.
public struct MethodDescriptor: Sendable {
    /// The sockets that answer a method.
    public enum Sockets: Sendable {
        /// The query socket.
        case query
        /// The control socket.
        case control
        /// Both.
        case both
    }

    /// The name; fixed for good.
    public var name: String
    /// What it does, in one line.
    public var summary: String
    /// Who may call it.
    public var role: MethodRole
    /// Where it is answered.
    public var sockets: Sockets
    /// The parameters, without `_meta`, which every method takes.
    public let params: RecordShape
    /// The parameters as they are checked: with `_meta`.
    public let checkedParams: Shape
    /// The result, without `_meta`; nil where the result is a whole document of its own.
    public var result: RecordShape?
    /// The reasons for which it may refuse, besides those every method shares.
    public var errors: [RPCError.Reason]

    /// Makes a declaration.
    public init(
        _ name: String,
        _ summary: String,
        role: MethodRole = .read,
        sockets: Sockets = .query,
        params: [RecordShape.Member] = [],
        result: [RecordShape.Member]?,
        errors: [RPCError.Reason] = []
    ) {
        self.name = name
        self.summary = summary
        self.role = role
        self.sockets = sockets
        self.params = RecordShape(params)
        checkedParams = .record(
            RecordShape(params + [.optional("_meta", MetaShape.request, "How to handle the call.")])
        )
        self.result = result.map { RecordShape($0) }
        self.errors = errors
    }

    /// The result as it is sent: with `_meta`.
    public var sentResult: Shape {
        guard let result else { return .anything }
        return .record(
            RecordShape(
                result.members + [.required("_meta", MetaShape.reply, "How the answer came about.")]
            )
        )
    }
}
