package import Documents
package import RPC

/// A call whose answer the store must give: it leaves the serving thread and comes back.
package struct DeferredCall: Sendable {
    /// What is asked of the store.
    package enum Kind: Sendable {
        /// To change something.
        case write
        /// To tell of earlier revisions.
        case history
        /// To do something to the daemon itself.
        case operation(Operation)
        /// To bring back a revision, from which the same request is then answered.
        case revision(Int)
    }

    /// What is asked.
    package var kind: Kind
    /// The request's id.
    package var id: RequestID
    /// The method.
    package var method: String
    /// The parameters; they have the method's declared form.
    package var params: Node
    /// Who calls.
    package var principal: Principal
    /// When the request was received, in microseconds of a clock that never goes back.
    package var receivedMicros: Int
    /// When work on it began, of the same clock.
    package var startedMicros: Int

    /// Whether it takes somebody out of the store for good: it is carried out by itself, and no
    /// reply to it is kept.
    package var isErasure: Bool { ["person.erase", "network.leave"].contains(method) }
}
