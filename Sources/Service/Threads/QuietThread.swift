import Glibc
import Synchronization
import ZeroMQ

/// Long work that must not be in the way of the threads that answer.
enum QuietThread {
    /// The lowest priority that there is: it yields to every thread of this and other programs.
    private static let niceness: Int32 = 19

    /// Does something on a thread of the lowest priority and waits for it.
    ///
    /// A thread without special rights can lower its priority and not raise it again, hence the
    /// thread of its own. Without room for one the work is done here.
    static func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) -> Value {
        let result = Result<Value>()
        let thread = try? DedicatedThread(name: "state") {
            // Of this thread alone: on Linux each has its own.
            _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
            result.set(body())
        }
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
