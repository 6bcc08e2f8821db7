import CBenchZeroMQ
import Foundation
import Synchronization

/// One run of a workload against one endpoint.
final class LoadRun {
    let workload: Workload
    let template: RequestTemplate
    let connections: [Connection]
    private let context: UnsafeMutableRawPointer
    var tally: Tally
    /// Requests and replies as they were, for a comparison with somebody else's answers.
    private(set) var answers: [(request: [UInt8], reply: [UInt8])] = []
    private let mostAnswers: Int
    /// The number of the next request.
    var next = 0
    /// When the requests of an open loop are due.
    var schedule: Schedule?
    /// The number of the first request whose answer counts.
    var firstCounted = 0
    /// How long it was counted, in nanoseconds.
    var counted: UInt64 = 0
    /// What to wait on for all connections.
    private(set) lazy var descriptors = connections.map {
        pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0)
    }
    /// When each of the last requests left, by its number.
    private var departures = [(number: Int, time: UInt64)](
        repeating: (-1, 0),
        count: LoadRun.remembered
    )
    private var buffer: [UInt8] = []
    private static let remembered = 1 << 18

    /// Whether SIGTERM asked to stop early; what was counted until then is told.
    static let isStopped = Atomic<Bool>(false)

    init(
        _ workload: Workload,
        endpoint: String,
        seed: UInt64,
        keys: Connection.Keys?,
        digests: Bool,
        answers: Int
    ) throws {
        self.workload = workload
        template = RequestTemplate(workload.request, seed: seed)
        tally = Tally(digests: digests)
        mostAnswers = answers
        guard let context = zmq_ctx_new() else { throw BenchError("zmq_ctx_new failed") }
        self.context = context
        let isRequest = workload.mode == .lockstep
        // In an open loop a full queue to the server holds requests back, which is counted; answers
        // have room, for a server gives up what its client does not take.
        let isOpen = workload.mode == .open
        let room = (
            send: isOpen ? 2000 : max(4096, 2 * workload.window),
            receive: isOpen ? 20_000 : max(4096, 2 * workload.window)
        )
        connections = try (0..<(isRequest ? 1 : workload.connections)).map { _ in
            try Connection(context, to: endpoint, isRequest: isRequest, room: room, keys: keys)
        }
        signal(SIGTERM) { _ in LoadRun.isStopped.store(true, ordering: .relaxed) }
    }

    /// Runs the workload from its warm-up to the last answer.
    func run() throws {
        bench_sharpen_timers()
        switch workload.mode {
        case .lockstep: try runLockStep()
        case .pipeline: try runPipeline()
        case .open: try runOpenLoop()
        }
    }

    var isStopped: Bool { Self.isStopped.load(ordering: .relaxed) }

    /// Sends the next request on a connection.
    ///
    /// - Parameters:
    ///   - time: the moment from which its latency counts, in nanoseconds.
    ///   - waits: whether to wait where the queue is full.
    /// - Returns: whether it left.
    func send(on connection: Connection, at time: UInt64, waits: Bool) throws -> Bool {
        template.write(next, to: &buffer)
        let number = next
        next += 1
        guard try connection.send(buffer, waits: waits) else { return false }
        departures[number & (Self.remembered - 1)] = (number, time)
        connection.unanswered.push(number)
        return true
    }

    /// Receives a reply and notes it.
    ///
    /// - Returns: whether there was one.
    func receive(from connection: Connection, waits: Bool) throws -> Bool {
        try connection.receive(waits: waits) { bytes in
            let now = Clock.now()
            let reply = Reply(bytes)
            let oldest = connection.unanswered.pop()
            let number: Int? =
                switch reply {
                case .result(let number), .error(let number, _): number ?? oldest
                case .strange: oldest
                }
            if number.map({ $0 >= firstCounted }) ?? true {
                tally.note(
                    reply,
                    bytes,
                    nanoseconds: number.flatMap { latency(of: $0, until: now) }
                )
            }
            if answers.count < mostAnswers, let number {
                template.write(number, to: &buffer)
                answers.append((buffer, Array(bytes)))
            }
            return true
        } ?? false
    }

    private func latency(of number: Int, until now: UInt64) -> UInt64? {
        var departure = departures[number & (Self.remembered - 1)]
        if let schedule {
            departure = (number, number < next ? schedule.due(number) : .max)
        }
        guard departure.number == number, departure.time != .max else { return nil }
        return now > departure.time ? now - departure.time : 0
    }

    /// The size of the first request, in bytes.
    var requestBytes: Int {
        var body: [UInt8] = []
        template.write(0, to: &body)
        return body.count
    }
}
