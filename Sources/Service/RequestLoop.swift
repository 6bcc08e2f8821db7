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
    /// The most messages that are answered between two polls.
    static let mostPerPoll = 256
    /// How long a stopping loop waits for the next message before it ends, in ms.
    static let drainIdleMs = 100
    /// How long a stopping loop goes on at the most, in ms.
    static let drainLimitMs = 2000

    private let side: CallContext.Socket
    private let socket: Socket
    private let mailbox: StateMailbox
    private let stop: Wakeup
    private let counters: Counters
    private var journal: RequestJournal
    private var state: ServiceState?
    private var isDraining = false
    private var frames = FrameBuffer()
    private var writer = JSONWriter()
    private var today = SystemClock.today()

    /// Opens and binds the socket; call it on the thread that will run the loop.
    ///
    /// - Parameter bound: gets the endpoints as they are really bound.
    /// - Throws: `ZeroMQError` when an endpoint cannot be bound.
    static func open(
        _ part: ServingThread.Part,
        in context: Context,
        bound: inout [Endpoint]
    ) throws(ZeroMQError) -> RequestLoop {
        let options: SocketOptions = part.side == .control ? .control : SocketOptions()
        let socket = try Socket(.router, in: context, options: options)
        for endpoint in part.endpoints { bound.append(try socket.bind(endpoint)) }
        return RequestLoop(part, socket)
    }

    private init(_ part: ServingThread.Part, _ socket: consuming Socket) {
        side = part.side
        mailbox = part.mailbox
        stop = part.stop
        counters = part.counters
        journal = RequestJournal(logger: part.logger)
        self.socket = socket
    }

    /// Answers until it is told to stop, then until nothing more comes in for a moment.
    ///
    /// - Throws: `ZeroMQError` when the socket fails.
    mutating func run() throws(ZeroMQError) {
        var poller = Poller()
        let input = poller.add(socket)
        let news = poller.add(mailbox.wakeup)
        let end = poller.add(stop)
        while true {
            try poller.wait(milliseconds: 1000)
            today = SystemClock.today()
            if poller.isReadable(news), let fresh = mailbox.take() { state = fresh }
            if poller.isReadable(input) { try answerWaiting() }
            if poller.isReadable(end) { break }
        }
        try drain()
    }

    /// Answers the messages that wait, up to ``mostPerPoll``.
    private mutating func answerWaiting() throws(ZeroMQError) {
        for _ in 0..<Self.mostPerPoll {
            guard try socket.receive(into: &frames, wait: false) else { return }
            counters.count(counters.received)
            try answer()
        }
    }

    /// Refuses queries and answers the rest until the callers have fallen silent.
    private mutating func drain() throws(ZeroMQError) {
        isDraining = true
        var poller = Poller()
        let input = poller.add(socket)
        let deadline = SystemClock.micros() + Self.drainLimitMs * 1000
        while SystemClock.micros() < deadline {
            try poller.wait(milliseconds: Self.drainIdleMs)
            guard poller.isReadable(input) else { return }
            try answerWaiting()
        }
    }

    private mutating func answer() throws(ZeroMQError) {
        writer.removeAll()
        var isResult = false
        var envelope: Range<Int>
        do throws(EnvelopeViolation) {
            let message = try Envelope.split(frameSizes: frames.byteCounts)
            envelope = message.frames
            let context = nextContext()
            isResult = frames.withUnsafeBytes(ofFrame: message.body) { body in
                Dispatcher.answer(body, in: context, to: &writer)
            }
        } catch {
            counters.count(counters.malformed)
            envelope = error.envelope
            writer.writeErrorReply(error.error, id: nil)
        }
        if !isResult {
            counters.count(counters.errors)
            journal.note(errorReply: writer.bytes)
        }
        switch try socket.send(envelope: &frames, count: envelope.count, body: writer.bytes) {
        case .sent: counters.count(counters.answered)
        case .wouldBlock, .unreachable: counters.count(counters.undelivered)
        }
    }

    /// The context of the next call.
    ///
    /// The control socket's figures are read before the newest state is: a reload that they count
    /// is then one that the answer shows. The query socket takes a state only between polls, where
    /// that costs nothing.
    private mutating func nextContext() -> CallContext {
        let counters = counters
        let counted = side == .control ? counters.figures : nil
        if side == .control, let fresh = mailbox.take() { state = fresh }
        return CallContext(
            state: state,
            socket: side,
            isDraining: isDraining,
            today: today,
            receivedMicros: SystemClock.micros(),
            nowMicros: SystemClock.micros,
            nowUnixMillis: SystemClock.unixMillis,
            figures: { counted ?? counters.figures }
        )
    }
}
