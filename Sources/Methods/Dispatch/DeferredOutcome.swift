package import RPC

/// What came of a call that the store had to answer.
package enum DeferredOutcome: Sendable {
    /// The members of the result as JSON, and the revision they were made from; nil for the
    /// one that is served.
    case done(result: [UInt8], revision: Int?, isReplayed: Bool)
    /// The state of an earlier revision.
    case state(ServiceState)
    /// Why not.
    case refused(RPCError)
}
