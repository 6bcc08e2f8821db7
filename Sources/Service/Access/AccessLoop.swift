import Documents
import Logging
import Methods
import ZeroMQ

/// The doorkeeper: says who may connect, and tells the serving threads who may do what.
///
/// It must be there before any checked socket is bound, and as long as one is: libzmq refuses
/// everybody while nobody answers.
struct AccessLoop: ~Copyable {
    /// How often the allow list is looked at, in ms: a revoked key works no longer than this.
    static let lookMs = 250

    /// What the loop is made of.
    struct Part: Sendable {
        var settings: AccessSettings
        /// Newer settings.
        var news: Mailbox<AccessSettings>
        var mailboxes: [Mailbox<AccessTable>]
        /// The doors whose connections are counted.
        var doors: [String]
        /// The most open connections.
        var mostConnections: Int
        var counters: Counters
        var pulse: Pulse
        var stop: Wakeup
        var logger: Logger
    }

    private let part: Part
    private var settings: AccessSettings
    private var keys: [AccessKey] = []
    private let authenticator: Authenticator
    private var list: AllowList?
    private var table: AccessTable
    private var connections: OpenConnections

    /// Reads the allow list; call it on the thread that will run the loop.
    ///
    /// - Throws: ``DaemonError`` where the allow list is faulty.
    static func open(_ part: Part, in context: Context) throws -> AccessLoop {
        let connections = try OpenConnections(part.doors, in: context, part.counters)
        var loop = AccessLoop(part, try Authenticator(in: context), connections)
        if case .refused(let faults) = loop.refresh() {
            let lines = faults.map(\.description).joined(separator: "\n")
            throw DaemonError(.configuration, "\(lines)\nthe allow list is faulty")
        }
        loop.post()
        return loop
    }

    private init(
        _ part: Part,
        _ authenticator: consuming Authenticator,
        _ connections: consuming OpenConnections
    ) {
        self.part = part
        self.authenticator = authenticator
        self.connections = connections
        settings = part.settings
        list = part.settings.allowList.map { AllowList($0) }
        table = part.settings.table([])
    }

    /// Answers until it is told to stop.
    ///
    /// - Throws: `ZeroMQError` when its socket fails, which must end the process.
    mutating func run() throws(ZeroMQError) {
        var poller = Poller()
        let questions = authenticator.watch(with: &poller)
        let news = poller.add(part.news.wakeup)
        let end = poller.add(part.stop)
        connections.watch(with: &poller)
        while true {
            try poller.wait(milliseconds: Self.lookMs)
            part.pulse.beat()
            try connections.refresh()
            if poller.isReadable(news), let fresh = part.news.take() { take(fresh) }
            look()
            if poller.isReadable(questions) {
                var excess = connections.count - part.mostConnections
                try authenticator.answer { [table, counters = part.counters] request in
                    let decision = Self.decide(request, by: table, isFull: excess > 0)
                    if case .accept = decision { return decision }
                    excess -= 1
                    counters.count(counters.refusedConnections)
                    return decision
                }
            }
            if poller.isReadable(end) { return }
        }
    }

    /// Whether somebody is let in.
    ///
    /// - Parameter isFull: whether there are more connections than there may be, this one included.
    private static func decide(
        _ request: Authenticator.Request,
        by table: AccessTable,
        isFull: Bool
    ) -> Authenticator.Decision {
        let known = table.userID(address: request.address, publicKey: request.publicKey)
        guard let known else { return .refuse("not on the allow list") }
        guard isFull, !table.isOwner(known) else { return .accept(userID: known) }
        return .refuseForNow("too many connections")
    }

    /// Goes by newer settings.
    private mutating func take(_ fresh: AccessSettings) {
        if fresh.allowList != settings.allowList { list = fresh.allowList.map { AllowList($0) } }
        settings = fresh
        table = settings.table(keys)
        post()
    }

    private mutating func look() {
        switch refresh() {
        case .unchanged: return
        case .read:
            post()
            part.logger.info("allow list read", metadata: ["keys": "\(table.keyCount)"])
        case .refused(let faults):
            part.logger.error("allow list refused; the last good one is kept")
            for fault in faults { part.logger.error("\(fault)") }
        }
    }

    private mutating func refresh() -> AllowList.Outcome {
        let outcome = list?.refresh() ?? .unchanged
        if case .read(let keys) = outcome {
            self.keys = keys
            table = settings.table(keys)
        }
        return outcome
    }

    private func post() {
        for mailbox in part.mailboxes { mailbox.post(table) }
    }
}
