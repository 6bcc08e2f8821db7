import CZeroMQ

/// The message pattern of a socket.
package enum SocketKind: Hashable, Sendable {
    /// A server of many clients: each message starts with the routing id of its peer.
    case router
    /// A client that may have many requests under way.
    case dealer
    /// A client with one request at a time; libzmq adds and removes the empty delimiter.
    case request
    /// A server that answers one request after the other.
    case reply
    /// A sender of events to every subscriber.
    case publish
    /// A receiver of events.
    case subscribe
    /// One end of a connection of two.
    case pair

    /// The number libzmq knows the kind by.
    var rawValue: Int32 {
        switch self {
        case .router: ZMQ_ROUTER
        case .dealer: ZMQ_DEALER
        case .request: ZMQ_REQ
        case .reply: ZMQ_REP
        case .publish: ZMQ_PUB
        case .subscribe: ZMQ_SUB
        case .pair: ZMQ_PAIR
        }
    }

    /// Whether the socket sends requests.
    package var isClient: Bool { self == .dealer || self == .request }
}
