import Foundation
import GRDB

extension SQLiteStore {
    /// The records that were alive at a revision, and the needs profiles as they are now.
    package func load(revision wanted: Int?) throws(StoreError) -> StoreContents {
        let number = wanted ?? revision
        return try reading { database in
            guard let found = try Self.revision(number, in: database) else {
                throw try Self.notKept(number, in: database)
            }
            let records = try Self.records(at: number, in: database)
            var digest = SetDigest()
            for record in records { digest.insert(record) }
            guard digest.text == found.digest else {
                throw StoreError(
                    .damaged,
                    "the records of revision \(number) do not have its digest; restore a backup"
                )
            }
            let (profiles, versions) = try Self.profiles(in: database)
            return StoreContents(
                revision: found,
                records: records,
                profiles: profiles,
                profileVersions: versions
            )
        }
    }

    private static func records(at number: Int, in database: Database) throws -> [StoredRecord] {
        var records: [StoredRecord] = []
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT kind, id, body FROM record
                WHERE first <= :number AND (last IS NULL OR last >= :number)
                ORDER BY kind, id
                """,
            arguments: ["number": number]
        )
        while let row = try rows.next() {
            guard let kind = RecordKind(rawValue: row["kind"]) else {
                throw StoreError(.damaged, "the store holds a record of an unknown kind")
            }
            records.append(StoredRecord(kind, row["id"], body: bytes(row["body"]) ?? []))
        }
        return records
    }

    /// The kept revisions, newest first.
    package func revisions(before: Int?, limit: Int) throws(StoreError) -> [StoreRevision] {
        try reading { database in
            try Row.fetchAll(
                database,
                sql: "SELECT * FROM revision WHERE number < ? ORDER BY number DESC LIMIT ?",
                arguments: [before ?? Int.max, limit]
            ).map(Self.revision)
        }
    }

    /// Every record that was added, changed or removed after one revision and up to another.
    package func changes(
        after first: Int,
        through last: Int
    ) throws(StoreError) -> [RecordDelta] {
        try reading { database in
            for number in [first, last] where try Self.revision(number, in: database) == nil {
                throw try Self.notKept(number, in: database)
            }
            // Versions that are alive at one of the two revisions only.
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT kind, id, first, body FROM record
                    WHERE (first <= :low AND (last IS NULL OR last >= :low))
                       != (first <= :high AND (last IS NULL OR last >= :high))
                    ORDER BY kind, id, first
                    """,
                arguments: ["low": first, "high": last]
            )
            var deltas: [RecordDelta] = []
            while let row = try rows.next() {
                guard let kind = RecordKind(rawValue: row["kind"]) else { continue }
                let id: String = row["id"]
                let body: [UInt8] = Self.bytes(row["body"]) ?? []
                let isBefore = (row["first"] as Int) <= first
                if !isBefore, let last = deltas.last, last.kind == kind, last.id == id {
                    deltas[deltas.count - 1].after = body
                } else {
                    deltas.append(
                        RecordDelta(
                            kind: kind,
                            id: id,
                            before: isBefore ? body : nil,
                            after: isBefore ? nil : body
                        )
                    )
                }
            }
            return deltas.filter { $0.before != $0.after }
        }
    }

    /// The reply that was stored for an idempotency key.
    package func storedReply(for key: OnceKey) throws(StoreError) -> StoredReply? {
        try reading { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT request, reply, revision FROM once
                    WHERE principal = ? AND method = ? AND key = ?
                    """
            )
            let row = try Row.fetchOne(statement, arguments: [key.principal, key.method, key.key])
            return row.map { row in
                StoredReply(
                    request: Self.bytes(row["request"]) ?? [],
                    reply: Self.bytes(row["reply"]) ?? [],
                    revision: row["revision"]
                )
            }
        }
    }

    // MARK: Rows

    private static func revision(_ number: Int, in database: Database) throws -> StoreRevision? {
        try Row.fetchOne(
            database,
            sql: "SELECT * FROM revision WHERE number = ?",
            arguments: [number]
        ).map(revision)
    }

    private static func revision(_ row: Row) -> StoreRevision {
        StoreRevision(
            number: row["number"],
            digest: row["digest"],
            author: row["author"],
            time: row["time"],
            added: row["added"],
            changed: row["changed"],
            removed: row["removed"]
        )
    }

    /// The error for a revision that is not kept, which names those that are.
    private static func notKept(_ number: Int, in database: Database) throws -> StoreError {
        let row = try Row.fetchOne(
            database,
            sql: "SELECT min(number) AS low, max(number) AS high FROM revision"
        )
        guard let low: Int = row?["low"], let high: Int = row?["high"] else {
            return StoreError(
                .missing,
                "the store holds no catalogue; make it with twinmatchd init"
            )
        }
        return StoreError(
            .missing,
            "revision \(number) is not kept; there are \(low) to \(high)"
        )
    }

    /// The bytes of a blob.
    static func bytes(_ value: Data?) -> [UInt8]? { value.map { [UInt8]($0) } }
}
