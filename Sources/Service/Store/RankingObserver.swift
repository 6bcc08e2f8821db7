import Glibc
import Logging
import Methods
import Synchronization
import SystemClock
import ZeroMQ

/// Looks at rankings after whatever is published, on a thread of the lowest priority.
///
/// Whoever publishes leaves a state and goes on; states that come while it ranks count as one.
final class RankingObserver: Sendable {
    /// How much longer than a look it rests, so that it takes a small share of one processor.
    private static let restShare = 9
    /// The longest rest, in microseconds: no change waits longer than it would anyway.
    private static let longestRestMicros = RankingWatch.pauseMicros

    /// Where what it sees waits to be sent.
    let changes: WorkQueue<RankingChange>
    private let states: Mailbox<Served>
    private let stop: Wakeup
    private let isStopped = Mutex(false)
    private let thread = Mutex<DedicatedThread?>(nil)

    /// Begins to watch; nothing is told of what is there already.
    ///
    /// - Throws: `ZeroMQError` where there is no room for what it waits on.
    init(from state: ServiceState, _ logger: Logger) throws(ZeroMQError) {
        changes = try WorkQueue(limit: .max)
        states = try Mailbox()
        stop = try Wakeup()
        do throws(ZeroMQError) {
            let watch = RankingWatch(state, today: SystemClock.today())
            let thread = try DedicatedThread(name: "rankings") { [self] in work(watch) }
            self.thread.withLock { $0 = thread }
        } catch {
            logger.warning("changes of rankings are not told", metadata: ["cause": "\(error)"])
        }
    }

    /// Takes up a state that queries read from now on.
    func post(_ served: Served) { states.post(served) }

    /// Ends the watch once what has been published is told, as far as that is quick.
    func end() {
        isStopped.withLock { $0 = true }
        stop.signal()
        thread.withLock { $0 }?.join()
    }

    private func work(_ start: RankingWatch) {
        // Of this thread alone: on Linux each has its own.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, QuietThread.niceness)
        var watch = start
        var poller = Poller()
        _ = poller.add(states.wakeup)
        let end = poller.add(stop)
        var resting = Poller()
        _ = resting.add(stop)
        var newest: Served?
        var wait: Int?
        while (try? poller.wait(milliseconds: wait)) != nil {
            if let served = states.take() { newest = served }
            let isLast = poller.isReadable(end)
            let began = SystemClock.micros()
            if let newest { look(at: newest, with: &watch, began, isLast) }
            if isLast { return }
            let rest = Self.restShare * (SystemClock.micros() - began)
            let millis = min(Self.longestRestMicros, rest) / 1000
            if millis > 0 { _ = try? resting.wait(milliseconds: millis) }
            guard let due = watch.dueMicros else {
                (newest, wait) = (nil, nil)
                continue
            }
            wait = max(0, due - SystemClock.micros() + 999) / 1000
        }
    }

    private func look(
        at served: Served,
        with watch: inout RankingWatch,
        _ micros: Int,
        _ isLast: Bool
    ) {
        // A look at a large catalogue would hold up the end of the daemon.
        let takesLong = PreparedProfile.takesLong(in: served.state)
        if isLast, takesLong { return }
        let found = watch.look(
            at: served.state,
            served.prepared,
            today: SystemClock.today(),
            micros: micros,
            isLast: isLast,
            isStopped: { takesLong && isStopped.withLock { $0 } }
        )
        _ = changes.offer(all: found)
    }
}
