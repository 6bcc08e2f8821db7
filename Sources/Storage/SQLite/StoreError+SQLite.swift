import GRDB

extension StoreError {
    /// What a failure of SQLite outside a commit means.
    init(_ error: DatabaseError) {
        let cause = "\(error.extendedResultCode) \(error.message ?? "")"
        switch error.resultCode {
        case .SQLITE_FULL:
            self.init(.full, "the disk has no room left for the store", cause: cause)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self.init(
                .damaged,
                "the store is damaged; nothing was repaired or deleted: restore a backup",
                cause: cause
            )
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
            self.init(.readOnly, "the store cannot be written; check its disk", cause: cause)
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.held, "another process holds the store", cause: cause)
        default:
            self.init(.failed, "the disk refused a read or write of the store", cause: cause)
        }
    }
}
