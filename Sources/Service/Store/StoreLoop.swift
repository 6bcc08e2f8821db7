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
    /// What the loop is made of.
    struct Part: Sendable {
        var folder: StoreFolder
        var jobs: WorkQueue<StoreJob>
        var stop: Wakeup
        var mailboxes: [Mailbox<Served>]
        /// Which profiles a new state is prepared for.
        var profiles: ProfilesInUse
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
    /// Who was erased.
    var ledger: ErasureLedger
    /// What queries have read before.
    var retired = Retired<ServiceState>()
    var pruning: PruneSchedule
    /// The tables of a large store that have not been checked yet.
    var unchecked: [String]
    /// Keeps the solutions for the next start.
    var keeping: ImageKeeping
    /// Where an index of a large catalogue's words comes in.
    let indexed: Mailbox<SearchIndexing.Result>
    /// Whether one is being made.
    var isIndexing = false
    /// Tells when the top of a ranking changes.
    let rankings: RankingObserver

    /// Opens the store and reads it; call it on the thread that will run the loop.
    ///
    /// - Throws: ``DaemonError`` where it cannot be served.
    static func open(_ part: Part, in context: Context) throws -> StoreLoop {
        let store: SQLiteStore
        var faults: [String] = []
        var unchecked: [String] = []
        do throws(StoreError) {
            store = try SQLiteStore.open(part.folder)
            let isLarge = try store.byteCount() >= SQLiteStore.largeBytes
            if store.wasClosed, isLarge {
                unchecked = try store.tables()
            } else {
                faults = try store.faults(isWhole: false)
            }
        } catch {
            throw DaemonError(error)
        }
        let catalog = try StoreCatalog.load(store)
        let history: EventHistory
        do throws(StoreError) {
            let now = SystemClock.unixMillis()
            history = try EventHistory.load(
                store,
                part.folder,
                catalog.state,
                now: now,
                part.logger
            )
        } catch {
            throw DaemonError(error)
        }
        let state = catalog.state.with(history.experience)
        for fault in faults { part.logger.error("the store is damaged: \(fault)") }
        let socket = try Socket(.publish, in: context)
        try socket.bind(part.events)
        var served = Served(state: state)
        if !faults.isEmpty { served.degraded = [Self.damage] }
        // Before anybody is told that the daemon is ready.
        for mailbox in part.mailboxes { mailbox.post(served) }
        let head = WriteHead(state, history.log)
        let keeping = ImageKeeping(catalog, in: part.folder, logger: part.logger)
        var loop = try StoreLoop(
            store,
            part,
            socket,
            head,
            served,
            history.ledger,
            unchecked,
            keeping
        )
        // Reading all records took longer than this does.
        if case .records = catalog.origin { loop.keepImage() }
        loop.beginIndexing()
        return loop
    }

    private init(
        _ store: any DurableStore,
        _ part: Part,
        _ events: consuming Socket,
        _ head: WriteHead,
        _ served: Served,
        _ ledger: ErasureLedger,
        _ unchecked: [String],
        _ keeping: ImageKeeping
    ) throws {
        let mailbox = try Mailbox<SearchIndexing.Result>()
        rankings = try RankingObserver(from: served.state, part.logger)
        indexed = mailbox
        self.store = store
        self.part = part
        self.events = events
        self.head = head
        self.served = served
        self.ledger = ledger
        self.unchecked = unchecked
        self.keeping = keeping
        pruning = PruneSchedule(micros: SystemClock.micros(), unixMillis: SystemClock.unixMillis())
    }

    /// Carries out jobs until it is told to stop, then those that wait.
    ///
    /// - Throws: `ZeroMQError` when waiting fails.
    mutating func run() throws {
        var poller = Poller()
        let input = poller.add(part.jobs.wakeup)
        let end = poller.add(part.stop)
        let index = poller.add(indexed.wakeup)
        let ranked = poller.add(rankings.changes.wakeup)
        while true {
            let ready = try poller.wait(milliseconds: unchecked.isEmpty ? 1000 : 0)
            part.pulse.beat()
            if poller.isReadable(input) { carryOut(part.jobs.take(most: Self.mostPerGroup)) }
            if poller.isReadable(index) { takeIndex() }
            if poller.isReadable(ranked) { publishRankings() }
            beginIndexing()
            if poller.isReadable(end) { break }
            lookAfter(isIdle: ready == 0)
        }
        while case let waiting = part.jobs.take(most: Self.mostPerGroup), !waiting.isEmpty {
            carryOut(waiting)
        }
        rankings.end()
        publishRankings()
        keepImage()
        (store as? SQLiteStore)?.close()
    }

    /// Shows what is served to everybody who reads it.
    func show() {
        for mailbox in part.mailboxes { mailbox.post(served) }
        rankings.post(served)
    }

    /// Tells subscribers how the tops of rankings have changed.
    private func publishRankings() {
        for change in rankings.changes.take() { publish("ranking.changed", change.write) }
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
