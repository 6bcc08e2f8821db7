import Synchronization
import SystemClock

/// The sign of life of one thread, given each time around its loop.
final class Pulse: Sendable {
    /// The thread's name.
    let name: String
    private let last = Atomic(SystemClock.micros())

    init(_ name: String) {
        self.name = name
    }

    /// Says that the thread is alive.
    func beat() { last.store(SystemClock.micros(), ordering: .relaxed) }

    /// How long ago that was said last, in microseconds.
    var ageMicros: Int { SystemClock.micros() - last.load(ordering: .relaxed) }
}
