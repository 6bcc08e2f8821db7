import Methods
import Protocol
import RPC
import Synchronization
import SystemClock

/// What the daemon counts; any thread may count and read.
final class Counters: Sendable {
    let received = Atomic(0)
    let answered = Atomic(0)
    let errors = Atomic(0)
    let malformed = Atomic(0)
    let undelivered = Atomic(0)
    let waiting = Atomic(0)
    let preparedBytes = Atomic(0)
    let refusedConnections = Atomic(0)
    let openConnections = Atomic(0)
    let failedHandshakes = Atomic(0)
    private let methods: [String: MethodTally]
    private let refusals: [RPCError.Reason: Refusals]
    private let reloads = Mutex((succeeded: 0, refused: 0, faults: [String]()))
    private let slow = Mutex<[SlowCall]>([])
    private let startMicros = SystemClock.micros()
    private let process: ProcessFigures
    /// Requests that take longer, in microseconds, are kept.
    let slowMicros: Int

    /// The most faults of a refused reload that are kept to be asked for.
    static let keptFaults = 100
    /// The most slow requests that are kept to be asked for.
    static let keptSlow = 100

    /// How often a reason was given.
    private final class Refusals: Sendable {
        let count = Atomic(0)
    }

    /// Makes counters that are all zero.
    ///
    /// - Parameters:
    ///   - slowMicros: requests that take longer are kept.
    ///   - store: the store's folder; nil where files are served.
    init(slowMicros: Int, store: String?) {
        self.slowMicros = slowMicros
        process = ProcessFigures(store: store)
        methods = Dictionary(
            uniqueKeysWithValues: MethodTable.methods.map { ($0.name, MethodTally($0.name)) }
        )
        refusals = Dictionary(
            uniqueKeysWithValues: RPCError.Reason.allCases.map { ($0, Refusals()) }
        )
    }

    /// Counts one.
    func count(_ counter: borrowing Atomic<Int>) {
        counter.wrappingAdd(1, ordering: .relaxed)
    }

    /// Counts a request that has been answered.
    func count(_ note: CallNote, micros: Int) {
        if let reason = note.reason {
            refusals[reason]?.count.wrappingAdd(1, ordering: .relaxed)
        }
        guard let method = note.method else { return }
        methods[method]?.count(micros: micros, isRefused: note.reason != nil)
    }

    /// Keeps a request that took long.
    func keep(_ call: SlowCall) {
        slow.withLock {
            $0.insert(call, at: 0)
            if $0.count > Self.keptSlow { $0.removeLast() }
        }
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
    ///
    /// - Complexity: O(*n*) in the number of methods, and a few reads of `/proc`.
    var figures: ServerFigures {
        var figures = ServerFigures()
        figures.uptimeSeconds = (SystemClock.micros() - startMicros) / 1_000_000
        figures.received = received.load(ordering: .relaxed)
        figures.answered = answered.load(ordering: .relaxed)
        figures.errors = errors.load(ordering: .relaxed)
        figures.malformed = malformed.load(ordering: .relaxed)
        figures.undelivered = undelivered.load(ordering: .relaxed)
        figures.waiting = waiting.load(ordering: .relaxed)
        figures.preparedBytes = preparedBytes.load(ordering: .relaxed)
        figures.refusedConnections = refusedConnections.load(ordering: .relaxed)
        figures.openConnections = openConnections.load(ordering: .relaxed)
        figures.failedHandshakes = failedHandshakes.load(ordering: .relaxed)
        figures.slowMs = slowMicros / 1000
        figures.slow = slow.withLock { $0 }
        figures.methods = MethodTable.methods.compactMap { methods[$0.name]?.figures }
        figures.refusals = RPCError.Reason.allCases.map {
            ($0.name, refusals[$0]?.count.load(ordering: .relaxed) ?? 0)
        }
        process.fill(&figures)
        reloads.withLock {
            figures.reloads = $0.succeeded
            figures.refusedReloads = $0.refused
            figures.reloadFaults = $0.faults
        }
        return figures
    }
}
