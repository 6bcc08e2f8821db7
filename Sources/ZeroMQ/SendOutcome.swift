/// What became of a message that was given to a socket.
package enum SendOutcome: Hashable, Sendable {
    /// libzmq has all of it.
    case sent
    /// Nothing was sent: the queue of the peer is full, or no peer is there yet.
    case wouldBlock
    /// Nothing was sent: the peer that a router was to answer is gone.
    case unreachable
}
