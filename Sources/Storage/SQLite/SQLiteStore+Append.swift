import Foundation
import GRDB

extension SQLiteStore {
    /// Stores a group of writes, each whole, all of them or none.
    package func append(_ entries: [StoreEntry]) throws(StoreError) {
        guard !isBroken else {
            throw StoreError(.readOnly, "an earlier write failed; restart the daemon")
        }
        guard folder.ballast.room >= Ballast.floor else {
            throw StoreError(.full, "the disk has no room left for the store")
        }
        var head = (revision: revision, digest: digest)
        var newest: [String: NewestProfile] = [:]
        var isCommitting = false
        do {
            try queue.inDatabase { database in
                try database.beginTransaction(.immediate)
                do {
                    for entry in entries {
                        try Self.store(entry, &head, in: database)
                        try Self.storeProfiles(of: entry, &newest, in: database)
                    }
                    try Self.storeNewest(newest, in: database)
                    isCommitting = true
                    try database.commit()
                } catch {
                    if database.isInsideTransaction { try? database.rollback() }
                    throw error
                }
            }
        } catch {
            throw failure(error, whileCommitting: isCommitting)
        }
        (revision, digest) = head
    }

    /// What a failed group means for whoever wrote, and for the store.
    private func failure(_ error: any Error, whileCommitting: Bool) -> StoreError {
        guard let error = error as? DatabaseError else {
            return error as? StoreError
                ?? StoreError(.failed, "the write failed", cause: "\(error)")
        }
        let failure = StoreError(error)
        if failure.code == .full {
            // Room to wind the log up with; it is taken again once there is enough.
            folder.ballast.release()
            return failure
        }
        if [.held, .readOnly].contains(failure.code), !whileCommitting { return failure }
        // After a failed sync the system may forget what was not written, and SQLite's next commit
        // can succeed: nothing more is promised on this connection.
        isBroken = true
        guard whileCommitting else { return failure }
        return StoreError(
            .outcomeUnknown,
            "the commit failed; whether the write took effect is not known",
            cause: failure.cause
        )
    }

    private static func store(
        _ entry: StoreEntry,
        _ head: inout (revision: Int, digest: SetDigest),
        in database: Database
    ) throws {
        if !entry.records.isEmpty { try storeRecords(of: entry, &head, in: database) }
        for event in entry.events { try store(event, of: entry, in: database) }
        if let (key, reply) = entry.once {
            try execute(
                database,
                """
                INSERT INTO once (principal, method, key, request, reply, revision, time)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    key.principal, key.method, key.key, Data(reply.request), Data(reply.reply),
                    reply.revision, entry.time,
                ]
            )
        }
        try execute(
            database,
            "INSERT INTO audit (time, principal, method, target, revision) VALUES (?, ?, ?, ?, ?)",
            [entry.time, entry.principal, entry.method, entry.target, head.revision]
        )
    }

    /// Gives a new revision to the records that an entry changes.
    private static func storeRecords(
        of entry: StoreEntry,
        _ head: inout (revision: Int, digest: SetDigest),
        in database: Database
    ) throws {
        head.revision += 1
        var counts = (added: 0, changed: 0, removed: 0)
        let newest = try database.cachedStatement(
            sql: "SELECT first, body FROM record WHERE kind = ? AND id = ? AND last IS NULL"
        )
        for change in entry.records {
            let key: StatementArguments = [change.kind.rawValue, change.id]
            let old = try Row.fetchOne(newest, arguments: key).map { row in
                (first: row["first"] as Int, body: bytes(row["body"]) ?? [])
            }
            if old?.body == change.body { continue }
            if let old {
                head.digest.remove(StoredRecord(change.kind, change.id, body: old.body))
                try execute(
                    database,
                    "UPDATE record SET last = ? WHERE kind = ? AND id = ? AND first = ?",
                    [head.revision - 1, change.kind.rawValue, change.id, old.first]
                )
            }
            if let body = change.body {
                head.digest.insert(StoredRecord(change.kind, change.id, body: body))
                try execute(
                    database,
                    "INSERT INTO record (kind, id, first, body) VALUES (?, ?, ?, ?)",
                    [change.kind.rawValue, change.id, head.revision, Data(body)]
                )
            }
            switch (old, change.body) {
            case (nil, _): counts.added += 1
            case (_, nil): counts.removed += 1
            default: counts.changed += 1
            }
        }
        try execute(
            database,
            """
            INSERT INTO revision (number, digest, author, time, added, changed, removed)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                head.revision, head.digest.text, entry.principal, entry.time, counts.added,
                counts.changed, counts.removed,
            ]
        )
    }

    static func execute(
        _ database: Database,
        _ sql: String,
        _ values: [(any DatabaseValueConvertible)?]
    ) throws {
        let statement = try database.cachedStatement(sql: sql)
        try statement.execute(arguments: StatementArguments(values))
    }

    /// Lets go of what is no longer kept: old revisions and old idempotency keys.
    package func prune(now: Int, keeping kept: Retention) throws(StoreError) {
        guard !isBroken else { return }
        let last = revision - kept.revisions
        try reading { database in
            try database.inTransaction(.immediate) {
                try database.execute(
                    sql: "DELETE FROM revision WHERE number <= ? AND time < ?",
                    arguments: [last, now - kept.revisionMs]
                )
                try database.execute(
                    sql: "DELETE FROM record WHERE last < (SELECT min(number) FROM revision)"
                )
                try database.execute(
                    sql: "DELETE FROM once WHERE time < ?",
                    arguments: [now - kept.keyMs]
                )
                try database.execute(
                    sql: """
                        DELETE FROM once WHERE (principal, method, key) IN (
                            SELECT principal, method, key FROM (
                                SELECT principal, method, key, row_number() OVER (
                                    PARTITION BY principal ORDER BY time DESC
                                ) AS place FROM once
                                WHERE (SELECT count(*) FROM once) > \(kept.keys)
                            ) WHERE place > \(kept.keys)
                        )
                        """
                )
                return .commit
            }
        }
    }
}
