import Methods

/// A call on its way from a serving thread to the store's owner.
struct StoreJob: Sendable {
    /// The most jobs that wait.
    static let mostWaiting = 4096

    /// The call.
    let call: DeferredCall
    /// The number under which the serving thread remembers who asked.
    let token: Int
    /// Where the outcome goes.
    let outcomes: WorkQueue<StoreOutcome>
}

/// What came of a job, on its way back.
struct StoreOutcome: Sendable {
    /// The job's number.
    let token: Int
    /// What came of it.
    let outcome: DeferredOutcome
}
