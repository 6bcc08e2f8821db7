import Methods
import Synchronization
import ZeroMQ

/// Where a new state waits for one thread to pick it up.
///
/// Each serving thread has its own mailbox and holds the state it took, so that nothing is shared
/// or locked while it answers.
final class StateMailbox: Sendable {
    /// Wakes the thread.
    let wakeup: Wakeup
    private let waiting = Mutex<ServiceState?>(nil)

    init() throws(ZeroMQError) {
        wakeup = try Wakeup()
    }

    /// Leaves a state and wakes the thread.
    func post(_ state: ServiceState) {
        waiting.withLock { $0 = state }
        wakeup.signal()
    }

    /// Takes the newest state, if there is a new one.
    func take() -> ServiceState? {
        wakeup.drain()
        return waiting.withLock { state in
            defer { state = nil }
            return state
        }
    }
}
