import Glibc
import Synchronization

/// A thread of its own for a loop that waits, so that the cooperative pool never does.
///
/// The body makes, uses and closes the thread's sockets, since none may move to another thread.
/// Stop it by whatever the body looks at and a ``Wakeup``, then ``join()`` it. It is `Sendable`
/// because what it holds is behind a mutex.
package final class DedicatedThread: Sendable {
    /// Most bytes of a thread's name in the system.
    package static let nameLimitBytes = 15

    /// The running thread; nil once it was joined.
    private let thread: Mutex<pthread_t?>

    /// Starts a thread; no signal of the process is delivered to it.
    ///
    /// - Parameters:
    ///   - name: The name that `top` and debuggers show, cut at ``nameLimitBytes`` bytes.
    ///   - body: What the thread does.
    /// - Throws: ``ZeroMQError`` where the system has no room for another thread.
    package init(
        name: String,
        _ body: @escaping @Sendable () -> Void
    ) throws(ZeroMQError) {
        let start = Unmanaged.passRetained(ThreadStart(name, body))
        var thread = pthread_t()
        let code = Self.withSignalsBlocked {
            pthread_create(&thread, nil, ThreadStart.enter, start.toOpaque())
        }
        guard code == 0 else {
            start.release()
            throw ZeroMQError(
                code: ZeroMQError.Code(rawValue: code),
                call: "pthread_create",
                message: "no room for the thread \"\(name)\"; raise LimitNPROC (ulimit -u)"
            )
        }
        self.thread = Mutex(thread)
    }

    deinit {
        thread.withLock { if let thread = $0 { _ = pthread_detach(thread) } }
    }

    /// Waits until the body has returned; at once where somebody has waited before.
    package func join() {
        let taken = thread.withLock { thread -> pthread_t? in
            defer { thread = nil }
            return thread
        }
        guard let taken else { return }
        precondition(pthread_equal(taken, pthread_self()) == 0, "a thread cannot join itself")
        pthread_join(taken, nil)
    }

    /// Runs `body` with every signal blocked, which a thread that it starts inherits.
    private static func withSignalsBlocked(_ body: () -> Int32) -> Int32 {
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        return body()
    }
}
