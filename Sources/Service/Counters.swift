import Methods
import Synchronization
import SystemClock

/// What the daemon counts; any thread may count and read.
final class Counters: Sendable {
    let received = Atomic(0)
    let answered = Atomic(0)
    let errors = Atomic(0)
    let malformed = Atomic(0)
    let undelivered = Atomic(0)
    private let reloads = Mutex((succeeded: 0, refused: 0, faults: [String]()))
    private let startMicros = SystemClock.micros()

    /// The most faults of a refused reload that are kept to be asked for.
    static let keptFaults = 100

    /// Counts one.
    func count(_ counter: borrowing Atomic<Int>) {
        counter.wrappingAdd(1, ordering: .relaxed)
    }

    /// Notes a reload and, where it was refused, its faults.
    func noteReload(faults: [String]) {
        reloads.withLock {
            if faults.isEmpty {
                $0.succeeded += 1
            } else {
                $0.refused += 1
                $0.faults = Array(faults.prefix(Self.keptFaults))
            }
        }
    }

    /// All figures as they are now.
    var figures: ServerFigures {
        var figures = ServerFigures()
        figures.uptimeSeconds = (SystemClock.micros() - startMicros) / 1_000_000
        figures.received = received.load(ordering: .relaxed)
        figures.answered = answered.load(ordering: .relaxed)
        figures.errors = errors.load(ordering: .relaxed)
        figures.malformed = malformed.load(ordering: .relaxed)
        figures.undelivered = undelivered.load(ordering: .relaxed)
        reloads.withLock {
            figures.reloads = $0.succeeded
            figures.refusedReloads = $0.refused
            figures.reloadFaults = $0.faults
        }
        return figures
    }
}
