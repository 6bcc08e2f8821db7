import Documents
import Glibc
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
        var allowList: String?
        var mailboxes: [Mailbox<AccessTable>]
        var stop: Wakeup
        var logger: Logger
    }

    private let part: Part
    private let authenticator: Authenticator
    private var list: AllowList?
    private var table: AccessTable

    /// Reads the allow list; call it on the thread that will run the loop.
    ///
    /// - Throws: ``DaemonError`` where the allow list is faulty.
    static func open(_ part: Part, in context: Context) throws -> AccessLoop {
        var loop = AccessLoop(part, try Authenticator(in: context))
        if case .refused(let faults) = loop.refresh() {
            let lines = faults.map(\.description).joined(separator: "\n")
            throw DaemonError(.configuration, "\(lines)\nthe allow list is faulty")
        }
        loop.post()
        return loop
    }

    private init(_ part: Part, _ authenticator: consuming Authenticator) {
        self.part = part
        self.authenticator = authenticator
        list = part.allowList.map { AllowList($0) }
        table = AccessTable(owners: [0, geteuid()])
    }

    /// Answers until it is told to stop.
    ///
    /// - Throws: `ZeroMQError` when its socket fails, which must end the process.
    mutating func run() throws(ZeroMQError) {
        var poller = Poller()
        let questions = authenticator.watch(with: &poller)
        let end = poller.add(part.stop)
        while true {
            try poller.wait(milliseconds: Self.lookMs)
            look()
            if poller.isReadable(questions) {
                try authenticator.answer { [table] request in
                    let known = table.userID(
                        address: request.address,
                        publicKey: request.publicKey
                    )
                    return known.map { .accept(userID: $0) } ?? .refuse("not on the allow list")
                }
            }
            if poller.isReadable(end) { return }
        }
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
            table = AccessTable(keys: keys, owners: [0, geteuid()])
        }
        return outcome
    }

    private func post() {
        for mailbox in part.mailboxes { mailbox.post(table) }
    }
}
