package import Experience
package import RPC

/// What the daemon remembers of earlier revisions and events; a store has it, files do not.
package protocol CatalogHistory {
    /// One kept revision.
    typealias Revision = HistoryRevision

    /// The kept revisions before one, newest first.
    func revisions(before: Int?, limit: Int) throws(RPCError) -> [HistoryRevision]

    /// The records that differ between two revisions, by kind and id; bodies are JSON.
    func changes(after first: Int, through last: Int) throws(RPCError) -> [HistoryChange]

    /// The solutions of a revision as JSON, by id.
    func solutions(at revision: Int) throws(RPCError) -> [[UInt8]]

    /// The log of events, as far as it is kept in memory.
    var log: EventLog { get }

    /// What follows from it.
    var experience: Experience { get }

    /// Events with their documents, in the order of their numbers as given.
    func events(_ numbers: [Int]) throws(RPCError) -> [HistoryEvent]
}

/// One event with its document.
package struct HistoryEvent: Sendable {
    /// The number.
    package var number: Int
    /// What it is about.
    package var subject: String
    /// Who sent it.
    package var portal: String
    /// When it came, in ms since 1970.
    package var time: Int
    /// The document as JSON.
    package var body: [UInt8]

    /// Makes an event.
    package init(number: Int, subject: String, portal: String, time: Int, body: [UInt8]) {
        self.number = number
        self.subject = subject
        self.portal = portal
        self.time = time
        self.body = body
    }
}

/// One kept revision.
package struct HistoryRevision: Sendable {
    /// The number.
    package var number: Int
    /// The digest of its records.
    package var digest: String
    /// Who published it.
    package var author: String
    /// When, in ms since 1970.
    package var time: Int
    /// Records that it added, changed and removed.
    package var counts: (added: Int, changed: Int, removed: Int)

    /// Makes a revision.
    package init(
        number: Int,
        digest: String,
        author: String,
        time: Int,
        counts: (added: Int, changed: Int, removed: Int)
    ) {
        self.number = number
        self.digest = digest
        self.author = author
        self.time = time
        self.counts = counts
    }
}

/// How one record differs between two revisions.
package struct HistoryChange: Sendable {
    /// What sort of record it is.
    package var kind: String
    /// Its id.
    package var id: String
    /// The document before as JSON; nil where it was not there.
    package var before: [UInt8]?
    /// The document after as JSON; nil where it is not there.
    package var after: [UInt8]?

    /// Makes a change.
    package init(kind: String, id: String, before: [UInt8]?, after: [UInt8]?) {
        self.kind = kind
        self.id = id
        self.before = before
        self.after = after
    }
}
