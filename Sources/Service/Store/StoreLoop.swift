import Documents
import Logging
import Methods
import RPC
import Storage
import SystemClock
import ZeroMQ

/// The store's owner: takes jobs in groups, makes them durable, then shows and answers them.
struct StoreLoop: ~Copyable {
    /// The most writes of one commit.
    static let mostPerGroup = 256
    /// How often old revisions and keys are let go, in ms.
    static let pruneMs = 3_600_000

    /// What the loop is made of.
    struct Part: Sendable {
        var folder: StoreFolder
        var jobs: WorkQueue<StoreJob>
        var stop: Wakeup
        var mailboxes: [Mailbox<Served>]
        var events: Endpoint
        /// The folder of copies.
        var backups: String
        var pulse: Pulse
        var logger: Logger
    }

    let store: any DurableStore
    let part: Part
    private let events: Socket
    /// What the next write finds.
    var head: WriteHead
    /// What queries read.
    var served: Served
    private var nextPrune: Int

    /// Opens the store and reads it; call it on the thread that will run the loop.
    ///
    /// - Throws: ``DaemonError`` where it cannot be served.
    static func open(_ part: Part, in context: Context) throws -> StoreLoop {
        let store: SQLiteStore
        let contents: StoreContents
        let faults: [String]
        do throws(StoreError) {
            store = try SQLiteStore.open(part.folder)
            faults = try store.faults(isWhole: false)
            contents = try store.load(revision: nil)
        } catch {
            throw DaemonError(error)
        }
        let (state, catalogFaults) = StoreDocuments.state(
            of: contents,
            today: SystemClock.today()
        )
        guard let state else {
            let lines = catalogFaults.map(\.description).joined(separator: "\n")
            throw DaemonError(.badData, "\(lines)\nthe store's catalogue is faulty")
        }
        for fault in faults { part.logger.error("the store is damaged: \(fault)") }
        let socket = try Socket(.publish, in: context)
        try socket.bind(part.events)
        var served = Served(state: state)
        if !faults.isEmpty {
            served.degraded = ["the store is damaged and read-only; restore a backup"]
        }
        // Before anybody is told that the daemon is ready.
        for mailbox in part.mailboxes { mailbox.post(served) }
        let head = WriteHead(state, profileVersions: contents.profileVersions)
        return StoreLoop(store, part, socket, head, served)
    }

    private init(
        _ store: any DurableStore,
        _ part: Part,
        _ events: consuming Socket,
        _ head: WriteHead,
        _ served: Served
    ) {
        self.store = store
        self.part = part
        self.events = events
        self.head = head
        self.served = served
        nextPrune = SystemClock.unixMillis()
    }

    /// Carries out jobs until it is told to stop, then those that wait.
    ///
    /// - Throws: `ZeroMQError` when waiting fails.
    mutating func run() throws {
        var poller = Poller()
        let input = poller.add(part.jobs.wakeup)
        let end = poller.add(part.stop)
        while true {
            try poller.wait(milliseconds: 1000)
            part.pulse.beat()
            if poller.isReadable(input) { carryOut(part.jobs.take(most: Self.mostPerGroup)) }
            if poller.isReadable(end) { break }
            prune()
        }
        while case let waiting = part.jobs.take(most: Self.mostPerGroup), !waiting.isEmpty {
            carryOut(waiting)
        }
        (store as? SQLiteStore)?.close()
    }

    private mutating func prune() {
        let now = SystemClock.unixMillis()
        head.dropStale(now: now)
        guard now >= nextPrune, served.degraded.isEmpty else { return }
        nextPrune = now + Self.pruneMs
        do throws(StoreError) {
            try store.prune(now: now)
        } catch {
            part.logger.error("pruning failed", metadata: ["cause": "\(error.cause ?? "")"])
        }
    }

    /// Tells subscribers that something was published.
    func publish(_ topic: String, _ body: (inout JSONWriter) -> Void) {
        var writer = JSONWriter()
        writer.beginObject()
        body(&writer)
        writer.endObject()
        _ = try? events.send([Array(topic.utf8), writer.bytes])
    }
}
