import Glibc

/// A file whose only use is to be deleted: when the disk is full, even the log of the database
/// cannot be wound up without a little room.
package struct Ballast: Sendable {
    /// Its size in bytes.
    package static let size = 16 << 20
    /// The least room on the disk with which writes are taken, in bytes.
    package static let floor = 8 << 20

    private let path: String
    private let folder: String

    /// The ballast of a folder.
    init(in folder: String) {
        self.folder = folder
        path = folder + "/ballast"
    }

    /// Whether it is there.
    package var isThere: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_size >= Self.size
    }

    /// The room on the disk for this process, in bytes.
    package var room: Int {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return 0 }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }

    /// Takes the room, where there is enough beside it.
    ///
    /// - Returns: whether the ballast is there now.
    package func fill() -> Bool {
        if isThere { return true }
        guard room >= Self.size + 2 * Self.floor else { return false }
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return false }
        defer { close(file) }
        guard posix_fallocate(file, 0, off_t(Self.size)) == 0 else {
            unlink(path)
            return false
        }
        return true
    }

    /// Gives the room back.
    package func release() { unlink(path) }
}
