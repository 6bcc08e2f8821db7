import Logging
import Methods
import ServiceLifecycle
import Synchronization
import ZeroMQ

/// A request loop on a thread of its own, from bind to join.
final class ServingThread: Service {
    /// What a loop is made of.
    struct Part: Sendable {
        var name: String
        var side: CallContext.Socket
        var endpoints: [Endpoint]
        var mailbox: StateMailbox
        var stop: Wakeup
        var counters: Counters
        var logger: Logger
    }

    /// How a thread's start went.
    private enum Start {
        case pending
        case bound([Endpoint])
        case failed(ZeroMQError)
    }

    /// How a thread ended, and who waits for that.
    private struct End {
        var hasEnded = false
        var failure: ZeroMQError?
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let part: Part
    private let start = Mutex(Start.pending)
    private let end = Mutex(End())

    init(_ part: Part) {
        self.part = part
    }

    /// Starts the thread and waits until its socket is bound.
    ///
    /// - Returns: the endpoints as they are really bound, in the order given.
    /// - Throws: `ZeroMQError` when one cannot be bound.
    func bind(in context: Context) throws(ZeroMQError) -> [Endpoint] {
        let started = try Wakeup()
        _ = try DedicatedThread(name: part.name) { [self] in
            serve(in: context, started: started)
        }
        var poller = Poller()
        _ = poller.add(started)
        try poller.wait(milliseconds: nil)
        switch start.withLock({ $0 }) {
        case .bound(let endpoints): return endpoints
        case .failed(let error): throw error
        case .pending: return []
        }
    }

    private func serve(in context: Context, started: Wakeup) {
        do throws(ZeroMQError) {
            var bound: [Endpoint] = []
            var loop: RequestLoop
            do {
                loop = try RequestLoop.open(part, in: context, bound: &bound)
            } catch {
                start.withLock { $0 = .failed(error) }
                started.signal()
                return finish(nil)
            }
            let endpoints = bound
            start.withLock { $0 = .bound(endpoints) }
            started.signal()
            try loop.run()
            finish(nil)
        } catch {
            finish(error)
        }
    }

    private func finish(_ failure: ZeroMQError?) {
        let waiter = end.withLock { end -> CheckedContinuation<Void, Never>? in
            end.hasEnded = true
            end.failure = failure
            return end.waiter
        }
        waiter?.resume()
    }

    /// Serves until a graceful shutdown, without ever blocking the cooperative pool.
    ///
    /// - Throws: what ended the thread, if it was not the shutdown.
    func run() async throws {
        let stop = part.stop
        await withGracefulShutdownHandler {
            await withCheckedContinuation { continuation in
                let hasEnded = end.withLock { end -> Bool in
                    if !end.hasEnded { end.waiter = continuation }
                    return end.hasEnded
                }
                if hasEnded { continuation.resume() }
            }
        } onGracefulShutdown: {
            stop.signal()
        }
        if let failure = end.withLock({ $0.failure }) { throw failure }
    }
}
