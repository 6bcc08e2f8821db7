import ServiceLifecycle
import Synchronization
import ZeroMQ

/// A loop on a thread of its own, from its start to its end.
final class ThreadedService<Ready: Sendable>: Service {
    /// What the thread does: it makes what it owns, says so once, and works until it is stopped.
    typealias Body = @Sendable (_ ready: (Ready) -> Void) throws -> Void

    /// How a thread's start went.
    private enum Start {
        case pending
        case ready(Ready)
        case failed(any Error)
    }

    /// How a thread ended, and who waits for that.
    private struct End {
        var hasEnded = false
        var failure: (any Error)?
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let name: String
    private let stop: Wakeup
    private let body: Body
    private let start = Mutex(Start.pending)
    private let end = Mutex(End())

    /// Makes a service that has not started.
    ///
    /// - Parameters:
    ///   - name: what `top` shows.
    ///   - stop: tells the body to end.
    ///   - body: what the thread does.
    init(name: String, stop: Wakeup, body: @escaping Body) {
        self.name = name
        self.stop = stop
        self.body = body
    }

    /// Starts the thread and waits until it is ready.
    ///
    /// - Returns: what the body said when it was.
    /// - Throws: what kept it from being ready.
    func begin() throws -> Ready {
        let started = try Wakeup()
        _ = try DedicatedThread(name: name) { [self] in work(started) }
        var poller = Poller()
        _ = poller.add(started)
        try poller.wait(milliseconds: nil)
        switch start.withLock({ $0 }) {
        case .ready(let value): return value
        case .failed(let error): throw error
        case .pending: preconditionFailure("a thread ended without having been ready")
        }
    }

    private func work(_ started: Wakeup) {
        var failure: (any Error)?
        do {
            try body { value in
                start.withLock { $0 = .ready(value) }
                started.signal()
            }
        } catch {
            failure = error
            let neverReady = start.withLock { start -> Bool in
                guard case .pending = start else { return false }
                start = .failed(error)
                return true
            }
            if neverReady { started.signal() }
        }
        let waiter = end.withLock { end -> CheckedContinuation<Void, Never>? in
            end.hasEnded = true
            end.failure = failure
            return end.waiter
        }
        waiter?.resume()
    }

    /// Lets the thread work until a graceful shutdown, without blocking the cooperative pool.
    ///
    /// - Throws: what ended the thread, if it was not the shutdown.
    func run() async throws {
        let stop = stop
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
