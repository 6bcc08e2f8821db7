import Glibc
import Synchronization
import ZeroMQ

/// Long work that must not be in the way of the threads that answer.
enum QuietThread {
    /// The lowest priority that there is: it yields to every thread of this and other programs.
    static let niceness: Int32 = 19

    /// Does something on a thread of the lowest priority and waits for it.
    ///
    /// Whoever waits says all the while that they are alive: on a busy machine it can take longer
    /// than a watchdog has patience.
    ///
    /// A thread without special rights can lower its priority and not raise it again, hence the
    /// thread of its own. Without room for one the work is done here.
    ///
    /// - Parameter pulse: of the thread that waits.
    static func run<Value: Sendable>(
        _ pulse: Pulse,
        _ body: @escaping @Sendable () -> Value
    ) -> Value {
        guard let end = try? Wakeup() else { return body() }
        let result = Result<Value>()
        let thread = try? DedicatedThread(name: "state") {
            // Of this thread alone: on Linux each has its own.
            _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
            result.set(body())
            end.signal()
        }
        var poller = Poller()
        _ = poller.add(end)
        while thread != nil, (try? poller.wait(milliseconds: 1000)) == 0 { pulse.beat() }
        thread?.join()
        return result.value ?? body()
    }

    /// What the thread leaves to whoever waits.
    private final class Result<Value: Sendable>: Sendable {
        private let kept = Mutex<Value?>(nil)

        var value: Value? { kept.withLock { $0 } }

        func set(_ value: Value) { kept.withLock { $0 = value } }
    }
}
