import Synchronization
import ZeroMQ

/// Where the newest value of something waits for one thread to pick it up.
///
/// Each thread has its own mailbox and holds the value it took, so that nothing is shared or
/// locked while it answers.
final class Mailbox<Value: Sendable>: Sendable {
    /// Wakes the thread.
    let wakeup: Wakeup
    private let waiting = Mutex<Value?>(nil)

    init() throws(ZeroMQError) {
        wakeup = try Wakeup()
    }

    /// Leaves a value in the place of an older one and wakes the thread.
    func post(_ value: Value) {
        waiting.withLock { $0 = value }
        wakeup.signal()
    }

    /// Takes the newest value, if there is a new one.
    func take() -> Value? {
        wakeup.drain()
        return waiting.withLock { value in
            defer { value = nil }
            return value
        }
    }
}
