import Methods

/// Where it is asked that files or settings be read again.
final class ReloadRequests: Sendable {
    /// Who asks: a signal, or a call that wants an answer.
    enum Cause: Sendable {
        case signal
        case call(StoreJob)
    }

    /// The most that wait.
    static let mostWaiting = 64

    /// What was asked, in order.
    let causes: AsyncStream<Cause>
    private let input: AsyncStream<Cause>.Continuation

    init() {
        (causes, input) = AsyncStream.makeStream(
            bufferingPolicy: .bufferingOldest(Self.mostWaiting)
        )
    }

    /// Asks for an answer.
    ///
    /// - Returns: false where too many ask.
    func offer(_ job: StoreJob) -> Bool {
        if case .enqueued = input.yield(.call(job)) { true } else { false }
    }

    /// Asks as a signal does.
    func signal() { input.yield(.signal) }

    /// Lets nobody ask any more.
    func finish() { input.finish() }
}
