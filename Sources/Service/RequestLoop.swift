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
        var endpoints: [Endpoint]
        var mailbox: Mailbox<Served>
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
    private let socket: Socket
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
        let options: SocketOptions = part.side == .control ? .control : SocketOptions()
        let socket = try Socket(.router, in: context, options: options)
        for endpoint in part.endpoints { bound.append(try socket.bind(endpoint)) }
        return RequestLoop(part, socket)
    }

    private init(_ part: Part, _ socket: consuming Socket) {
        self.part = part
        journal = RequestJournal(logger: part.logger)
        self.socket = socket
    }

    /// Answers until it is told to stop, then until nothing more comes in for a moment.
    ///
    /// - Throws: `ZeroMQError` when the socket fails.
    mutating func run() throws(ZeroMQError) {
        var poller = Poller()
        let input = poller.add(socket)
        let news = poller.add(part.mailbox.wakeup)
        let outcomes = poller.add(part.outcomes.wakeup)
        let end = poller.add(part.stop)
        while true {
            try poller.wait(milliseconds: 1000)
            today = SystemClock.today()
            // The state first: whoever is told of a write must find it there.
            if poller.isReadable(outcomes) { try answerOutcomes() }
            if poller.isReadable(news) { takeNews() }
            if poller.isReadable(input) { try answerWaiting() }
            if poller.isReadable(end) { break }
        }
        try drain()
    }

    private mutating func takeNews() {
        if let fresh = part.mailbox.take() { served = fresh }
    }

    /// Answers the messages that wait, up to ``mostPerPoll``.
    private mutating func answerWaiting() throws(ZeroMQError) {
        for _ in 0..<Self.mostPerPoll {
            guard try socket.receive(into: &frames, wait: false) else { return }
            part.counters.count(part.counters.received)
            try answer()
        }
    }

    /// Refuses queries and answers the rest until the callers have fallen silent, and the store has
    /// answered whom it owes an answer.
    private mutating func drain() throws(ZeroMQError) {
        isDraining = true
        var poller = Poller()
        let input = poller.add(socket)
        let outcomes = poller.add(part.outcomes.wakeup)
        let began = SystemClock.micros()
        while true {
            let passed = (SystemClock.micros() - began) / 1000
            if passed > (waiting.isEmpty ? Self.drainLimitMs : Self.storeLimitMs) { return }
            let ready = try poller.wait(milliseconds: Self.drainIdleMs)
            if ready == 0, waiting.isEmpty { return }
            if poller.isReadable(outcomes) { try answerOutcomes() }
            if poller.isReadable(input) { try answerWaiting() }
        }
    }

    private mutating func answer() throws(ZeroMQError) {
        writer.removeAll()
        let envelope: Range<Int>
        do throws(EnvelopeViolation) {
            let message = try Envelope.split(frameSizes: frames.byteCounts)
            envelope = message.frames
            let context = nextContext()
            let answer = frames.withUnsafeBytes(ofFrame: message.body) { body in
                Dispatcher.attempt(body, in: context, to: &writer)
            }
            switch answer {
            case .result: break
            case .refusal: countRefusal()
            case .deferred(let call):
                if hand(over: call, message) { return }
                countRefusal()
            }
        } catch {
            part.counters.count(part.counters.malformed)
            envelope = error.envelope
            writer.writeErrorReply(error.error, id: nil)
            countRefusal()
        }
        count(try socket.send(envelope: &frames, count: envelope.count, body: writer.bytes))
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
    private mutating func nextContext() -> CallContext {
        let counters = part.counters
        let counted = part.side == .control ? counters.figures : nil
        if part.side == .control { takeNews() }
        let kept = kept
        var context = CallContext(
            state: served?.state,
            socket: part.side,
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
        _ message: Envelope
    ) -> Bool {
        var envelope: [[UInt8]] = []
        for index in message.frames { envelope.append(frames.bytes(ofFrame: index)) }
        var body: [UInt8] = []
        if case .revision = call.kind { body = frames.bytes(ofFrame: message.body) }
        let token = waiting.add(WaitingCalls.Call(envelope: envelope, call: call, body: body))
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
            switch outcome.outcome {
            case .done(let result, let revision, let isReplayed):
                Dispatcher.finish(
                    call.call,
                    result: result,
                    revision: revision,
                    isReplayed: isReplayed,
                    in: nextContext(),
                    to: &writer
                )
            case .refused(let error):
                writer.writeErrorReply(error, id: call.call.id)
                countRefusal()
            case .state(let state):
                kept.add(state)
                let context = nextContext()
                let answer = call.body.withUnsafeBytes { body in
                    Dispatcher.attempt(body, in: context, to: &writer)
                }
                if case .refusal = answer { countRefusal() }
            }
            count(try socket.send(call.envelope + [writer.bytes]))
        }
    }
}
