import Foundation
import GRDB

/// The log of what users say and regions do.
extension SQLiteStore {
    /// Gives every event, the earliest first.
    package func forEachEvent(_ body: (StoredEvent) throws -> Void) throws(StoreError) {
        try reading { database in
            let sql = "SELECT * FROM event ORDER BY seq"
            let rows = try Row.fetchCursor(database, sql: sql)
            while let row = try rows.next() { try body(Self.event(row)) }
        }
    }

    /// The events of some numbers, in the order of the numbers; those that are gone are left out.
    package func events(_ numbers: [Int]) throws(StoreError) -> [StoredEvent] {
        try reading { database in
            let statement = try database.cachedStatement(sql: "SELECT * FROM event WHERE seq = ?")
            return try numbers.compactMap { number in
                try Row.fetchOne(statement, arguments: [number]).map(Self.event)
            }
        }
    }

    static func event(_ row: Row) -> StoredEvent {
        StoredEvent(
            event: StoreEvent(
                number: row["seq"],
                kind: row["kind"],
                subject: row["subject"],
                author: bytes(row["author"]),
                body: bytes(row["body"]) ?? []
            ),
            principal: row["principal"],
            time: row["time"]
        )
    }

    /// The number of the last event that there ever was; 0 before the first.
    package func lastEvent() throws(StoreError) -> Int {
        try reading { try Self.lastEvent(in: $0) }
    }

    static func lastEvent(in database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'event'") ?? 0
    }

    /// Stores an event of an entry.
    static func store(
        _ event: StoreEvent,
        of entry: StoreEntry,
        in database: Database
    ) throws {
        try execute(
            database,
            """
            INSERT INTO event (seq, kind, subject, principal, time, body, author, once)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                event.number, event.kind, event.subject, entry.principal, entry.time,
                Data(event.body), event.author.map { Data($0) }, entry.once?.key.key,
            ]
        )
    }

    // MARK: Erasure

    /// Takes everything of a person out: events, stored replies, and what the audit log calls them.
    ///
    /// Deleted bytes are overwritten, and the log beside the database is wound up and emptied.
    package func erase(_ erasure: StoreErasure) throws(StoreError) {
        guard !isBroken else {
            throw StoreError(.readOnly, "an earlier write failed; restart the daemon")
        }
        try reading { database in
            try database.inTransaction(.immediate) {
                for number in erasure.events { try Self.erase(number, in: database) }
                let numbers = erasure.events.map(String.init).joined(separator: ",")
                try Self.execute(
                    database,
                    """
                    UPDATE audit SET target = '' WHERE target IN (
                        SELECT 'event ' || value FROM json_each(?)
                    )
                    """,
                    ["[\(numbers)]"]
                )
                let mark = erasure.mark
                try Self.execute(
                    database,
                    """
                    INSERT INTO event (seq, kind, subject, principal, time, body)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                    [
                        mark.number, mark.kind, mark.subject, erasure.principal, erasure.time,
                        Data(mark.body),
                    ]
                )
                try Self.execute(
                    database,
                    """
                    INSERT INTO audit (time, principal, method, target, revision)
                    VALUES (?, ?, ?, '', ?)
                    """,
                    [erasure.time, erasure.principal, erasure.method, revision]
                )
                try Self.setErasures(erasure.ledgerCount, in: database)
                return .commit
            }
            try database.checkpoint(.truncate)
        }
    }

    private static func erase(_ number: Int, in database: Database) throws {
        let sql = "SELECT kind, principal, once FROM event WHERE seq = ?"
        guard let row = try Row.fetchOne(database, sql: sql, arguments: [number]) else { return }
        if let key: String = row["once"] {
            let isEntry = row["kind"] as String == "membership"
            try execute(
                database,
                "DELETE FROM once WHERE principal = ? AND key = ? AND method LIKE ?",
                [row["principal"] as String, key, isEntry ? "network.%" : "feedback.%"]
            )
        }
        try execute(database, "DELETE FROM event WHERE seq = ?", [number])
    }

    /// How many erasures of the ledger beside the store have been carried out in it.
    package func erasures() throws(StoreError) -> Int {
        try reading { database in
            let sql = "SELECT value FROM meta WHERE key = 'erasures'"
            return try String.fetchOne(database, sql: sql).flatMap { Int($0) } ?? 0
        }
    }

    private static func setErasures(_ count: Int, in database: Database) throws {
        try execute(
            database,
            "INSERT INTO meta VALUES ('erasures', ?)\n"
                + "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [String(count)]
        )
    }

    // MARK: The secret

    /// The secret that pseudonyms are made with; it is made when it is first needed.
    package func secret() throws(StoreError) -> [UInt8] {
        try reading { database in
            let sql = "SELECT value FROM meta WHERE key = 'secret'"
            if let text = try String.fetchOne(database, sql: sql), let secret = Hex.bytes(text) {
                return secret
            }
            let secret = (0..<32).map { _ in UInt8.random(in: 0...255) }
            try Self.execute(
                database,
                "INSERT INTO meta VALUES ('secret', ?)",
                [Hex.text(secret)]
            )
            return secret
        }
    }
}
