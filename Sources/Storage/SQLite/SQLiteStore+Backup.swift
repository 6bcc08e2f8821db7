import Foundation
import GRDB
import Glibc

extension SQLiteStore {
    /// Writes a checked copy that can be served by itself.
    package func backup(to path: String) throws(StoreError) {
        guard access(path, F_OK) != 0 else {
            throw StoreError(.exists, "\(path) is there already; name another file")
        }
        let partial = path + ".partial"
        unlink(partial)
        do throws(StoreError) {
            try reading { source in
                let copy = try DatabaseQueue(path: partial)
                try copy.inDatabase { target in
                    try source.backup(to: target)
                    // A file by itself: no log beside it.
                    try target.execute(sql: "PRAGMA journal_mode = DELETE")
                    let faults = try String.fetchAll(target, sql: "PRAGMA integrity_check(1)")
                    guard faults == ["ok"] else {
                        throw StoreError(.damaged, "the copy is damaged: \(faults.joined())")
                    }
                }
                try copy.close()
            }
            try Self.publish(partial, as: path)
        } catch {
            unlink(partial)
            throw error
        }
    }

    /// Makes a finished file survive a power cut, then gives it its name.
    private static func publish(_ partial: String, as path: String) throws(StoreError) {
        chmod(partial, 0o600)
        let file = Glibc.open(partial, O_RDONLY | O_CLOEXEC)
        let isSynced = file >= 0 && fsync(file) == 0
        if file >= 0 { Glibc.close(file) }
        guard isSynced, rename(partial, path) == 0 else {
            let cause = String(cString: strerror(errno))
            throw StoreError(.failed, "the copy could not be written to \(path)", cause: cause)
        }
        StoreFolder.sync((path as NSString).deletingLastPathComponent)
    }

    /// Puts a backup into a folder that holds no store.
    ///
    /// - Parameters:
    ///   - path: a file that ``backup(to:)`` wrote.
    ///   - folder: the folder; it is made where it is missing.
    /// - Throws: ``StoreError``; the folder then holds no store.
    package static func restore(_ path: String, into folder: StoreFolder) throws(StoreError) {
        _ = try StoreHeader(of: path)
        try folder.make()
        let lock = try folder.lock()
        guard !folder.hasDatabase else {
            throw StoreError(
                .exists,
                "there is a store at \(folder.path); move it away before you restore"
            )
        }
        let partial = folder.database + ".partial"
        unlink(partial)
        try mapped { try FileManager.default.copyItem(atPath: path, toPath: partial) }
        do throws(StoreError) {
            let copy = try mapped { try DatabaseQueue(path: partial) }
            let faults = try mapped {
                try copy.inDatabase { try String.fetchAll($0, sql: "PRAGMA integrity_check(10)") }
            }
            try mapped { try copy.close() }
            guard faults == ["ok"] else {
                throw StoreError(
                    .damaged,
                    "\(path) is damaged: \(faults.joined(separator: "; ")); restore another"
                )
            }
            try publish(partial, as: folder.database)
        } catch {
            unlink(partial)
            throw error
        }
        _ = folder.ballast.fill()
        withExtendedLifetime(lock) {}
    }

    /// What is wrong with the database file; empty where nothing is.
    ///
    /// - Parameter isWhole: whether indexes are checked against tables too.
    /// - Throws: ``StoreError`` where it cannot even be read.
    /// - Complexity: O(*n*) in the size of the file.
    package func faults(isWhole: Bool) throws(StoreError) -> [String] {
        let check = isWhole ? "integrity_check" : "quick_check"
        let lines = try reading { try String.fetchAll($0, sql: "PRAGMA \(check)(100)") }
        return lines == ["ok"] ? [] : lines
    }

    /// What is wrong with one table and its indexes; empty where nothing is.
    ///
    /// - Throws: ``StoreError`` where it cannot even be read.
    /// - Complexity: O(*n*) in the size of the table.
    package func faults(inTable table: String) throws(StoreError) -> [String] {
        let lines = try reading {
            try String.fetchAll($0, sql: "PRAGMA quick_check(\(table.quotedDatabaseIdentifier))")
        }
        return lines == ["ok"] ? [] : lines
    }

    /// The names of all tables.
    ///
    /// - Throws: ``StoreError``.
    package func tables() throws(StoreError) -> [String] {
        try reading {
            try String.fetchAll(
                $0,
                sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
            )
        }
    }

    /// The size of the database in bytes, its log left out.
    ///
    /// - Throws: ``StoreError``.
    package func byteCount() throws(StoreError) -> Int {
        try reading { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            return pages * (try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0)
        }
    }
}
