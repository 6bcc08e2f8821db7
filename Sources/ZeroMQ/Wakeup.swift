import CZeroMQ
import Glibc

/// A signal by which other threads wake one that polls: an eventfd of the system.
///
/// Signals that come before the polling thread drains them count as one. It is `Sendable` because
/// its only property is a descriptor that never changes, and the system lets any thread write it.
package final class Wakeup: Sendable {
    /// The descriptor to poll for reading.
    package let descriptor: Int32

    /// Makes a wakeup that is not signalled.
    ///
    /// - Throws: ``ZeroMQError`` where no descriptor is left.
    package init() throws(ZeroMQError) {
        let made = try CCall.check("eventfd") { Int(eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))) }
        descriptor = Int32(made)
    }

    deinit {
        close(descriptor)
    }

    /// Wakes the polling thread; call it from any thread.
    package func signal() {
        var one: UInt64 = 1
        let outcome = CCall.attempt { write(descriptor, &one, MemoryLayout<UInt64>.size) }
        guard case .failure(let code) = outcome else { return }
        // A full counter is a signal that nobody has drained yet.
        precondition(code == .wouldBlock, "a wakeup cannot be written: \(code.systemText)")
    }

    /// Takes all signals, so that the descriptor is no longer readable.
    ///
    /// Drain first and look for work afterwards: work that comes in between signals again.
    ///
    /// - Returns: Whether there was a signal.
    @discardableResult
    package func drain() -> Bool {
        var count: UInt64 = 0
        let outcome = CCall.attempt { read(descriptor, &count, MemoryLayout<UInt64>.size) }
        guard case .failure(let code) = outcome else { return true }
        precondition(code == .wouldBlock, "a wakeup cannot be read: \(code.systemText)")
        return false
    }
}
