import Catalog
import Experience
import Logging
import Matching
import Methods
import Storage

/// The log of events as a store has it, once those who were erased are gone from it.
struct EventHistory {
    /// The log.
    let log: EventLog
    /// Who was erased.
    let ledger: ErasureLedger
    /// What follows from the log.
    let experience: Experience

    /// Reads the log of a store.
    ///
    /// A backup that is older than an erasure still holds the person: whatever the ledger names
    /// goes before anything is served.
    ///
    /// - Parameters:
    ///   - state: the state of its catalogue.
    ///   - now: ms since 1970.
    /// - Throws: `StoreError`.
    /// - Complexity: O(*n*) in the events.
    static func load(
        _ store: SQLiteStore,
        _ folder: StoreFolder,
        _ state: ServiceState,
        now: Int,
        _ logger: Logger
    ) throws(StoreError) -> EventHistory {
        let ledger = try ErasureLedger(of: folder)
        if try store.erasures() < ledger.entries.count {
            try eraseAgain(ledger, store, now: now, logger)
        }
        var log = ExperienceLog(
            geography: state.engine.snapshot.geography,
            votesAnHour: state.engine.models.votesAnHour
        )
        var unread = 0
        try store.forEachEvent { stored in
            let event = EventDocument.event(
                number: stored.event.number,
                kind: stored.event.kind,
                subject: stored.event.subject,
                portal: stored.principal,
                time: stored.time,
                author: stored.event.author,
                body: stored.event.body
            )
            if let event { log.append(event) } else { unread += 1 }
        }
        if unread > 0 { logger.error("\(unread) events of the log cannot be read") }
        let experience = log.publish().experience
        let shared = EventLog(log, AuthorSecret(try store.secret()))
        return EventHistory(log: shared, ledger: ledger, experience: experience)
    }

    private static func eraseAgain(
        _ ledger: ErasureLedger,
        _ store: SQLiteStore,
        now: Int,
        _ logger: Logger
    ) throws(StoreError) {
        let times = ledger.times
        var marks: [[UInt8]: Int] = [:]
        var gone: Set<Int> = []
        var events: [Int] = []
        try store.forEachEvent { stored in
            let number = stored.event.number
            if let author = stored.event.author {
                let time = marks[author] ?? times[ledger.mark(of: author)] ?? -1
                marks[author] = time
                guard stored.time <= time else { return }
            } else {
                let event = EventDocument.event(
                    number: number,
                    kind: stored.event.kind,
                    subject: stored.event.subject,
                    portal: stored.principal,
                    time: stored.time,
                    author: nil,
                    body: stored.event.body
                )
                guard case .withdrawal(let target)? = event?.content, gone.contains(target)
                else { return }
            }
            gone.insert(number)
            events.append(number)
        }
        let mark = StoreEvent(
            number: try store.lastEvent() + 1,
            kind: EventDocument.Kind.erasure.rawValue,
            subject: "",
            body: Array("{}".utf8)
        )
        try store.erase(
            StoreErasure(
                events: events,
                principal: "ledger",
                method: "person.erase",
                time: now,
                mark: mark,
                ledgerCount: ledger.entries.count
            )
        )
        logger.notice("people whom the ledger names were erased again: \(events.count) events")
    }
}
