import Methods
import ZeroMQ

/// One ROUTER socket of a serving thread: several endpoints of one kind of security.
final class Door {
    /// What a door is made of.
    struct Plan: Sendable {
        var endpoints: [Endpoint]
        var security: SocketSecurity
        /// The name under which the doorkeeper hears of its connections.
        var name: String
    }

    /// The socket.
    let socket: Socket

    /// Opens and binds the socket on the thread that will use it.
    ///
    /// - Parameter bound: gets the endpoints as they are really bound.
    /// - Throws: `ZeroMQError` when an endpoint cannot be bound.
    init(
        _ plan: Plan,
        _ side: CallContext.Socket,
        in context: Context,
        bound: inout [Endpoint]
    ) throws(ZeroMQError) {
        var options: SocketOptions = side == .control ? .control : SocketOptions()
        options.security = plan.security
        socket = try Socket(.router, in: context, options: options)
        try socket.tellConnections(to: plan.name)
        for endpoint in plan.endpoints { bound.append(try socket.bind(endpoint)) }
    }
}
