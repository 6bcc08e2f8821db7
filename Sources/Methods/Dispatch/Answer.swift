/// What became of a request at the serving thread.
package enum Answer: Sendable {
    /// The writer holds a result.
    case result
    /// The writer holds an error.
    case refusal
    /// Nothing is written yet: the store must answer first.
    case deferred(DeferredCall)
}
