import Glibc

/// The lock on a folder that one process at a time may hold, until the value goes.
package final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Locks a folder.
    ///
    /// - Parameters:
    ///   - path: the folder; it gets a file called `lock`.
    ///   - permissions: those of that file.
    /// - Throws: ``StoreError``: `.held` where another process has it, `.readOnly` where the file
    ///   cannot be made.
    package init(_ path: String, permissions: UInt32 = 0o640) throws(StoreError) {
        descriptor = open(path + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, permissions)
        guard descriptor >= 0 else {
            let cause = String(cString: strerror(errno))
            throw StoreError(
                .readOnly,
                "\(path) cannot be written; check its owner and permissions",
                cause: cause
            )
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw StoreError(.held, "another process holds \(path)")
        }
    }

    deinit {
        close(descriptor)
    }
}
