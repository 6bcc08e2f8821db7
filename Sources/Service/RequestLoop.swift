import Documents
import Logging
import Methods
import RPC
import Synchronization
import SystemClock
import ZeroMQ

/// One serving thread: its ROUTER socket, and the loop that answers what comes in by it.
///
/// Polls once, then drains what waits without polling again, up to a bound, so that a flood cannot
/// keep it from seeing a new state or the order to stop.
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
        /// Where their outcomes come back.
        var outcomes: WorkQueue<StoreOutcome>
        var stop: Wakeup
        var counters: Counters
        var logger: Logger
    }

    /// The most messages that are answered between two polls.
    static let mostPerPoll = 256
    /// How long a stopping loop waits for the next message before it ends, in ms.
    static let drainIdleMs = 100
    /// How long a stopping loop goes on at the most, in ms.
    static let drainLimitMs = 2000
    /// How long a stopping loop waits for the store at the most, in ms.
    static let storeLimitMs = 5000

    let part: Part
    private let doors: [Door]
    private var callers = Callers()
    private var rates = RateLimit()
    private var journal: RequestJournal
    private var served: Served?
    private var isDraining = false
    private var frames = FrameBuffer()
    private var writer = JSONWriter()
    private var today = SystemClock.today()
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
            try poller.wait(milliseconds: 1000)
            today = SystemClock.today()
            if poller.isReadable(access), let table = part.access.take() { callers.take(table) }
            // The state first: whoever is told of a write must find it there.
            if poller.isReadable(outcomes) { try answerOutcomes() }
            if poller.isReadable(news) { takeNews() }
            for (door, input) in inputs.enumerated() where poller.isReadable(input) {
                try answerWaiting(at: door)
            }
            if poller.isReadable(end) { break }
        }
        try drain()
    }

    private mutating func takeNews() {
        if let fresh = part.mailbox.take() { served = fresh }
    }

    /// Answers the messages that wait, up to ``mostPerPoll``.
    private mutating func answerWaiting(at door: Int) throws(ZeroMQError) {
        for _ in 0..<Self.mostPerPoll {
            guard try doors[door].socket.receive(into: &frames, wait: false) else { return }
            part.counters.count(part.counters.received)
            try answer(at: door)
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
            let ready = try poller.wait(milliseconds: Self.drainIdleMs)
            if ready == 0, waiting.isEmpty { return }
            if poller.isReadable(outcomes) { try answerOutcomes() }
            for (door, input) in inputs.enumerated() where poller.isReadable(input) {
                try answerWaiting(at: door)
            }
        }
    }

    private mutating func answer(at door: Int) throws(ZeroMQError) {
        writer.removeAll()
        let envelope: Range<Int>
        do throws(EnvelopeViolation) {
            let message = try Envelope.split(frameSizes: frames.byteCounts)
            envelope = message.frames
            let user = frames.userID(ofFrame: message.body)
            let context = nextContext(for: caller(user))
            let answer = frames.withUnsafeBytes(ofFrame: message.body) { body in
                Dispatcher.attempt(body, in: context, to: &writer)
            }
            switch answer {
            case .result: break
            case .refusal: countRefusal()
            case .deferred(let call):
                if hand(over: call, message, from: door) { return }
                countRefusal()
            }
        } catch {
            part.counters.count(part.counters.malformed)
            envelope = error.envelope
            writer.writeErrorReply(error.error, id: nil)
            countRefusal()
        }
        let door = doors[door]
        let size = envelope.count
        count(try door.socket.send(envelope: &frames, count: size, body: writer.bytes))
    }

    /// Who calls, or why not now.
    private mutating func caller(_ user: String?) -> Result<Principal, RPCError> {
        let caller = callers.caller(user, today: today)
        guard case .success(let principal) = caller else { return caller }
        do throws(RPCError) {
            try rates.take(principal, now: SystemClock.micros())
            return caller
        } catch {
            return .failure(error)
        }
    }

    private func count(_ outcome: SendOutcome) {
        let counters = part.counters
        switch outcome {
        case .sent: counters.count(counters.answered)
        case .wouldBlock, .unreachable: counters.count(counters.undelivered)
        }
    }

    private mutating func countRefusal() {
        part.counters.count(part.counters.errors)
        journal.note(errorReply: writer.bytes)
    }

    /// The context of the next call.
    ///
    /// The control socket's figures are read before the newest state is: a reload that they count
    /// is then one that the answer shows. The query socket takes a state only between polls, where
    /// that costs nothing.
    private mutating func nextContext(
        for caller: Result<Principal, RPCError>
    ) -> CallContext {
        let counters = part.counters
        let counted = part.side == .control ? counters.figures : nil
        if part.side == .control { takeNews() }
        let kept = kept
        var context = CallContext(
            state: served?.state,
            socket: part.side,
            caller: caller,
            isDraining: isDraining,
            today: today,
            receivedMicros: SystemClock.micros(),
            nowMicros: SystemClock.micros,
            nowUnixMillis: SystemClock.unixMillis,
            figures: { counted ?? counters.figures }
        )
        context.hasStore = part.jobs != nil
        context.degraded = served?.degraded ?? []
        context.kept = { kept[$0] }
        return context
    }

    // MARK: Calls that are with the store

    /// Gives a call to the store's owner and remembers who asked.
    ///
    /// - Returns: false where too many wait; the writer then holds the refusal.
    private mutating func hand(
        over call: DeferredCall,
        _ message: Envelope,
        from door: Int
    ) -> Bool {
        var envelope: [[UInt8]] = []
        for index in message.frames { envelope.append(frames.bytes(ofFrame: index)) }
        var body: [UInt8] = []
        if case .revision = call.kind { body = frames.bytes(ofFrame: message.body) }
        let waiter = WaitingCalls.Call(door: door, envelope: envelope, call: call, body: body)
        let token = waiting.add(waiter)
        let job = StoreJob(call: call, token: token, outcomes: part.outcomes)
        if part.jobs?.offer(job) == true { return true }
        _ = waiting.take(token)
        let error = RPCError(
            .resourceExhausted,
            "too many writes wait for the disk; try again",
            retryAfterMs: 200
        )
        writer.writeErrorReply(error, id: call.id)
        return false
    }

    /// Answers the calls that the store has answered.
    private mutating func answerOutcomes() throws(ZeroMQError) {
        let outcomes = part.outcomes.take()
        // Taken after the outcomes: a write's state was posted before its outcome was.
        takeNews()
        for outcome in outcomes {
            guard let call = waiting.take(outcome.token) else { continue }
            writer.removeAll()
            let context = nextContext(for: .success(call.call.principal))
            switch outcome.outcome {
            case .done(let result, let revision, let isReplayed):
                Dispatcher.finish(
                    call.call,
                    result: result,
                    revision: revision,
                    isReplayed: isReplayed,
                    in: context,
                    to: &writer
                )
            case .refused(let error):
                writer.writeErrorReply(error, id: call.call.id)
                countRefusal()
            case .state(let state):
                kept.add(state)
                var context = context
                context.kept = { [kept] in kept[$0] }
                let answer = call.body.withUnsafeBytes { body in
                    Dispatcher.attempt(body, in: context, to: &writer)
                }
                if case .refusal = answer { countRefusal() }
            }
            count(try doors[call.door].socket.send(call.envelope + [writer.bytes]))
        }
    }
}
