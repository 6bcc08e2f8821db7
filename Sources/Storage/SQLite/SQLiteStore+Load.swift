import Foundation
import GRDB

extension SQLiteStore {
    /// The records that were alive at a revision, and the needs profiles as they are now.
    package func load(revision wanted: Int?) throws(StoreError) -> StoreContents {
        let contents = try contents(at: wanted ?? revision, of: RecordKind.allCases)
        try contents.requireDigest()
        return contents
    }

    /// What ``load(revision:)`` gives but without the solutions.
    package func loadLists(revision wanted: Int?) throws(StoreError) -> StoreContents {
        let kinds = RecordKind.allCases.filter { $0 != .solutions }
        return try contents(at: wanted ?? revision, of: kinds)
    }

    /// Gives the solutions that were alive at a revision one by one, by id.
    package func forEachSolution(
        at number: Int,
        _ body: (StoredRecord) -> Bool
    ) throws(StoreError) -> SetDigest {
        try reading { database in
            var digest = SetDigest()
            try Self.visit([.solutions], at: number, in: database) { record in
                digest.insert(record)
                return body(record)
            }
            return digest
        }
    }

    private func contents(
        at number: Int,
        of kinds: [RecordKind]
    ) throws(StoreError) -> StoreContents {
        try reading { database in
            guard let found = try Self.revision(number, in: database) else {
                throw try Self.notKept(number, in: database)
            }
            var records: [StoredRecord] = []
            try Self.visit(kinds, at: number, in: database) { record in
                records.append(record)
                return true
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

    /// Visits records by kind and id until the visitor has seen enough.
    private static func visit(
        _ kinds: [RecordKind],
        at number: Int,
        in database: Database,
        _ body: (StoredRecord) -> Bool
    ) throws {
        for kind in kinds.sorted(by: { $0.rawValue < $1.rawValue }) {
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT id, body FROM record
                    WHERE kind = :kind AND first <= :number
                        AND (last IS NULL OR last >= :number)
                    ORDER BY id
                    """,
                arguments: ["kind": kind.rawValue, "number": number]
            )
            while let row = try rows.next() {
                let record = StoredRecord(kind, row["id"], body: bytes(row["body"]) ?? [])
                guard body(record) else { return }
            }
        }
        guard kinds.count == RecordKind.allCases.count else { return }
        let known = kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let sql = "SELECT 1 FROM record WHERE kind NOT IN (\(known)) LIMIT 1"
        if try Int.fetchOne(database, sql: sql) != nil {
            throw StoreError(.damaged, "the store holds a record of an unknown kind")
        }
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
