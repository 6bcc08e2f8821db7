import Foundation
import GRDB
import Glibc

/// The embedded store: one SQLite database on one exclusive connection.
///
/// SQLite 3.40.1 can lose a commit when one connection resets the log that another still reads, so
/// there is only ever one. Every commit waits until the disk has it (`synchronous=FULL`).
package final class SQLiteStore: DurableStore {
    /// The size in bytes from which a store that was closed well is checked while it is served.
    package static let largeBytes = 256 << 20

    let queue: DatabaseQueue
    /// The folder.
    package let folder: StoreFolder
    /// Held until the store is closed.
    private var lock: FolderLock?
    /// Whether whoever had it last closed it: a log that is still there says otherwise.
    package let wasClosed: Bool
    /// The newest revision's number; 0 before the first.
    package internal(set) var revision = 0
    /// The digest of the newest revision's records.
    package internal(set) var digest = SetDigest()
    /// Whether a write failed in a way after which no commit can be trusted.
    var isBroken = false

    private init(_ folder: StoreFolder, _ lock: FolderLock) throws(StoreError) {
        self.folder = folder
        self.lock = lock
        var status = stat()
        wasClosed = stat(folder.database + "-wal", &status) != 0 || status.st_size == 0
        let path = folder.database
        queue = try Self.mapped { try DatabaseQueue(path: path, configuration: Self.settings) }
    }

    /// Opens the store of a folder.
    ///
    /// Tables of an older version are brought up to date, after a copy of them was made.
    ///
    /// - Parameter folder: the folder.
    /// - Returns: the store; its contents have not been checked yet.
    /// - Throws: ``StoreError`` where there is none, it is held, foreign, newer or damaged.
    package static func open(_ folder: StoreFolder) throws(StoreError) -> SQLiteStore {
        let lock = try folder.lock()
        let header = try StoreHeader(of: folder.database)
        let store = try SQLiteStore(folder, lock)
        // What the log holds may be newer than the file's header.
        let version = try store.reading { try Schema.version(of: $0) }
        guard version <= Schema.version else {
            throw StoreError(
                .newer,
                "\(folder.database) was written by a newer version (tables \(version))"
            )
        }
        if max(version, header.version) < Schema.version {
            try store.backup(to: folder.copyBeforeTables(Schema.version))
            try store.reading { try Schema.migrate($0) }
        }
        try store.readNewest()
        return store
    }

    /// Makes an empty store in a folder.
    ///
    /// - Parameters:
    ///   - folder: the folder; it is made where it is missing.
    ///   - now: ms since 1970.
    /// - Throws: ``StoreError``: `.exists` where there is a database already.
    package static func create(_ folder: StoreFolder, now: Int) throws(StoreError) -> SQLiteStore {
        try folder.make()
        let lock = try folder.lock()
        guard !folder.hasDatabase else {
            throw StoreError(
                .exists,
                "there is a store at \(folder.path) already; nothing was changed"
            )
        }
        let store = try SQLiteStore(folder, lock)
        try store.reading { database in
            try database.execute(sql: "PRAGMA application_id = \(StoreHeader.applicationID)")
            try Schema.migrate(database)
            try database.inTransaction(.immediate) {
                let rows = [("uuid", UUID().uuidString), ("created", String(now))]
                for (key, value) in rows {
                    try database.execute(
                        sql: "INSERT INTO meta VALUES (?, ?)",
                        arguments: [key, value]
                    )
                }
                return .commit
            }
            // The header of the file itself must say what it is, not only the log.
            try database.checkpoint(.truncate)
        }
        chmod(folder.database, 0o600)
        _ = folder.ballast.fill()
        StoreFolder.sync(folder.path)
        return store
    }

    /// Winds the log up and lets the database go; the store cannot be used afterwards.
    package func close() {
        guard lock != nil else { return }
        _ = try? queue.inDatabase { try $0.checkpoint(.truncate) }
        try? queue.close()
        lock = nil
    }

    /// The id that tells this store from every other.
    ///
    /// - Throws: ``StoreError``.
    package func uuid() throws(StoreError) -> String {
        try reading {
            try String.fetchOne($0, sql: "SELECT value FROM meta WHERE key = 'uuid'") ?? ""
        }
    }

    private func readNewest() throws(StoreError) {
        let newest = try reading { database in
            try Row.fetchOne(
                database,
                sql: "SELECT number, digest FROM revision ORDER BY number DESC LIMIT 1"
            ).map { (number: $0["number"] as Int, digest: $0["digest"] as String) }
        }
        guard let newest else { return }
        guard let digest = SetDigest(newest.digest) else {
            throw StoreError(.damaged, "revision \(newest.number) has no digest; restore a backup")
        }
        revision = newest.number
        self.digest = digest
    }

    // MARK: The connection

    private static var settings: Configuration {
        var settings = Configuration()
        settings.label = "store"
        settings.busyMode = .immediateError
        settings.allowsUnsafeTransactions = true
        settings.prepareDatabase { database in
            for pragma in [
                "locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL",
                "foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON",
                "mmap_size = 0", "secure_delete = ON",
            ] {
                try database.execute(sql: "PRAGMA \(pragma)")
            }
        }
        return settings
    }

    /// Runs a piece of work on the connection; no error of the library gets out.
    func reading<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        try Self.mapped { try queue.inDatabase(body) }
    }

    static func mapped<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
        do {
            return try body()
        } catch let error as StoreError {
            throw error
        } catch let error as DatabaseError {
            throw StoreError(error)
        } catch {
            throw StoreError(.failed, "the store could not be used", cause: "\(error)")
        }
    }
}
