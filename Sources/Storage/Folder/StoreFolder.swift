import Foundation
import Glibc

/// The folder of one store: the database, its lock, the ballast and the backups.
package struct StoreFolder: Sendable {
    /// The folder.
    package let path: String

    /// Names a folder; nothing is touched.
    package init(_ path: String) {
        self.path = path
    }

    /// The database file.
    package var database: String { path + "/twinmatch.db" }
    /// The file that makes a start quick, see ``StoreImage``.
    package var image: String { path + "/solutions.image" }
    /// The room that is kept back.
    package var ballast: Ballast { Ballast(in: path) }
    /// The folder of the copies that are made before the tables change.
    package var backups: String { path + "/backups" }

    /// A name for the copy that is made before the tables become those of a version; an older copy
    /// is never written over, since what was written after it may be in no other.
    ///
    /// - Throws: ``StoreError`` where the folder of copies cannot be made.
    func copyBeforeTables(_ version: UInt32) throws(StoreError) -> String {
        try StoreFolder(backups).make()
        let name = "\(backups)/before-tables-\(version)"
        var number = 1
        while access("\(name)-\(number).db", F_OK) == 0 { number += 1 }
        return "\(name)-\(number).db"
    }

    /// Where the daemon that holds the store answers: for commands that find it held.
    package var address: String { path + "/control" }

    /// Whether a database file is there, whatever it holds.
    package var hasDatabase: Bool { access(database, F_OK) == 0 }

    /// Locks the folder.
    ///
    /// - Throws: ``StoreError``: `.missing` where there is none, `.held` where a daemon has it.
    package func lock() throws(StoreError) -> FolderLock {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
            isFolder.boolValue
        else {
            throw StoreError(
                .missing,
                "there is no store at \(path); make one with twinmatchd init"
            )
        }
        return try FolderLock(path, permissions: 0o600)
    }

    /// Makes the folder where it is missing.
    ///
    /// - Throws: ``StoreError``.
    package func make() throws(StoreError) {
        guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        let cause = String(cString: strerror(errno))
        throw StoreError(.readOnly, "\(path) cannot be made", cause: cause)
    }

    /// Makes the names of files in a folder survive a power cut.
    static func sync(_ folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
