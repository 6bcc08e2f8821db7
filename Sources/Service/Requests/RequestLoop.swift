import Documents
import Logging
import Methods
import RPC
import Synchronization
import SystemClock
import ZeroMQ

/// One serving thread: its ROUTER sockets, and the loop that answers what comes in by them.
///
/// It polls, takes in what has come as far as there is room, and answers for about a millisecond,
/// so that a flood can neither keep it from seeing a new state or the order to stop, nor make
/// requests wait where nobody knows for how long.
struct RequestLoop: ~Copyable {
    /// What a loop is made of.
    struct Part: Sendable {
        var name: String
        var side: CallContext.Socket
        var doors: [Door.Plan]
        var mailbox: Mailbox<Served>
        /// Who may do what.
        var access: Mailbox<AccessTable>
        /// Where calls go that the store must answer; nil where files are served.
        var jobs: WorkQueue<StoreJob>?
        /// Who reads files and settings again.
        var reloads: ReloadRequests
        /// Where their outcomes come back.
        var outcomes: WorkQueue<StoreOutcome>
        var stop: Wakeup
        var counters: Counters
        var limits: AdmissionLimits
        /// The memory for whole replies that are kept.
        var replyCacheBytes: Int
        /// Told which profiles are asked for.
        var profiles: ProfilesInUse
        /// Says that the thread is alive.
        var pulse: Pulse
        var logger: Logger
    }

    /// The most messages that are taken in from one door between two polls.
    static let mostPerPoll = 256
    /// How long requests are answered between two polls, in microseconds.
    static let answerMicros = 1000
    /// How long late requests are refused between two polls while others wait, in microseconds.
    static let refuseMicros = 125
    /// How long a stopping loop waits for the next message before it ends, in ms.
    static let drainIdleMs = 100
    /// How long a stopping loop goes on at the most, in ms.
    static let drainLimitMs = 2000
    /// How long a stopping loop waits for the store at the most, in ms.
    static let storeLimitMs = 5000

    let part: Part
    let doors: [Door]
    var callers = Callers()
    var rates = RateLimit()
    var queue = RequestQueue()
    var inFlight: InFlight
    var journal: RequestJournal
    var served: Served?
    var isDraining = false
    var writer = JSONWriter()
    var fast: FastPath
    var today = SystemClock.today()
    /// Calls that are with the store.
    var waiting = WaitingCalls()
    /// States of earlier revisions that were asked for lately.
    var kept = KeptStates()

    /// Opens and binds the socket; call it on the thread that will run the loop.
    ///
    /// - Parameter bound: gets the endpoints as they are really bound.
    /// - Throws: `ZeroMQError` when an endpoint cannot be bound.
    static func open(
        _ part: Part,
        in context: Context,
        bound: inout [Endpoint]
    ) throws(ZeroMQError) -> RequestLoop {
        var doors: [Door] = []
        for plan in part.doors {
            doors.append(try Door(plan, part.side, in: context, bound: &bound))
        }
        return RequestLoop(part, doors)
    }

    private init(_ part: Part, _ doors: [Door]) {
        self.part = part
        inFlight = InFlight(part.limits)
        fast = FastPath(cacheBytes: part.side == .query ? part.replyCacheBytes : 0)
        journal = RequestJournal(logger: part.logger)
        self.doors = doors
    }

    /// Answers until it is told to stop, then until nothing more comes in for a moment.
    ///
    /// - Throws: `ZeroMQError` when the socket fails.
    mutating func run() throws(ZeroMQError) {
        var poller = Poller()
        let inputs = doors.map { poller.add($0.socket) }
        let news = poller.add(part.mailbox.wakeup)
        let access = poller.add(part.access.wakeup)
        let outcomes = poller.add(part.outcomes.wakeup)
        let end = poller.add(part.stop)
        while true {
            try poller.wait(milliseconds: queue.count > 0 ? 0 : 1000)
            part.pulse.beat()
            look(at: SystemClock.today())
            if poller.isReadable(access), let table = part.access.take() { callers.take(table) }
            // The state first: whoever is told of a write must find it there.
            if poller.isReadable(outcomes) { try answerOutcomes() }
            if poller.isReadable(news) { takeNews() }
            for (door, input) in inputs.enumerated() where poller.isReadable(input) {
                try takeIn(at: door)
            }
            try answerWaiting()
            if poller.isReadable(end) { break }
        }
        try drain()
    }

    mutating func takeNews() {
        guard let fresh = part.mailbox.take() else { return }
        served = fresh
        useNews()
    }

    /// Goes by a day from now on.
    private mutating func look(at day: CalendarDate) {
        guard day != today else { return }
        today = day
        useNews()
    }

    private mutating func useNews() {
        guard part.side == .query, let served else { return }
        fast.use(
            FastPath.Source(
                state: served.state,
                degraded: served.degraded,
                prepared: served.prepared,
                today: today
            )
        )
    }

    /// Lets messages wait here that have come in by a door, as far as there is room.
    private mutating func takeIn(at door: Int) throws(ZeroMQError) {
        for _ in 0..<Self.mostPerPoll where queue.hasRoom {
            let item = queue.next()
            guard try doors[door].socket.receive(into: &item.frames, wait: false) else { return }
            part.counters.count(part.counters.received)
            item.door = door
            item.connection = item.frames.hash(ofFrame: 0) ^ UInt64(door)
            item.receivedMicros = SystemClock.micros()
            // The last frame: after a poll the routing id carries no name.
            let last = item.frames.count - 1
            item.user = last < 0 ? nil : item.frames.userID(ofFrame: last)
            do throws(RPCError) {
                try inFlight.enter(item.user, bytes: item.frames.totalByteCount)
                queue.commit()
            } catch {
                try refuse(item, error)
            }
        }
    }

    /// Answers what waits, for ``answerMicros``, and then refuses for a share of that time what has
    /// waited too long: refusing more than that would keep the rest from being answered in time.
    private mutating func answerWaiting() throws(ZeroMQError) {
        guard queue.count > 0 else { return }
        var now = SystemClock.micros()
        var end = now + Self.answerMicros
        while now < end, let item = queue.take(receivedSince: now - part.limits.queueDelayMicros) {
            try answer(item)
            item.frames.removeAll()
            now = SystemClock.micros()
        }
        if queue.count > queue.lateCount { end = now + Self.refuseMicros }
        while now < end, let item = queue.takeLate() {
            inFlight.leave(item.user, bytes: item.frames.totalByteCount)
            try refuse(item, Self.overload(now - item.receivedMicros))
            item.frames.removeAll()
            now = SystemClock.micros()
        }
        if part.side == .query {
            part.counters.waiting.store(queue.count, ordering: .relaxed)
        }
    }

    /// Refuses queries and answers the rest until the callers have fallen silent, and the store has
    /// answered whom it owes an answer.
    private mutating func drain() throws(ZeroMQError) {
        isDraining = true
        var poller = Poller()
        let inputs = doors.map { poller.add($0.socket) }
        let outcomes = poller.add(part.outcomes.wakeup)
        let began = SystemClock.micros()
        while true {
            let passed = (SystemClock.micros() - began) / 1000
            if passed > (waiting.isEmpty ? Self.drainLimitMs : Self.storeLimitMs) { return }
            let isIdle = queue.count == 0
            let ready = try poller.wait(milliseconds: isIdle ? Self.drainIdleMs : 0)
            if ready == 0, isIdle, waiting.isEmpty { return }
            part.pulse.beat()
            if poller.isReadable(outcomes) { try answerOutcomes() }
            for (door, input) in inputs.enumerated() where poller.isReadable(input) {
                try takeIn(at: door)
            }
            try answerWaiting()
        }
    }
}
