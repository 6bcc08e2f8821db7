import Logging
import Methods
import Protocol
import Storage
import SystemClock

/// What the store's owner does between writes.
extension StoreLoop {
    /// What is said of a store whose file does not hold together.
    static let damage = "the store is damaged and read-only; restore a backup"

    /// What the store keeps of the past.
    static let kept = Retention(
        revisions: Limits.keptRevisions,
        revisionMs: Limits.keptRevisionDays * 86_400_000,
        keys: Limits.idempotencyKeys,
        keyMs: Limits.idempotencyDays * 86_400_000
    )

    /// Lets go of what is not kept any more, takes the ballast again, checks a large store bit by
    /// bit.
    ///
    /// - Parameter isIdle: whether nobody waits.
    mutating func lookAfter(isIdle: Bool) {
        let micros = SystemClock.micros()
        head.dropStale(nowMicros: micros)
        retired.sweep()
        guard served.degraded.isEmpty else { return }
        // A full disk took it; it comes back once there is room.
        _ = part.folder.ballast.fill()
        if isIdle, let table = unchecked.popLast() { check(table) }
        if isIdle, keeping.isDue(micros: micros) { keepImage() }
        let now = SystemClock.unixMillis()
        guard pruning.isDue(micros: micros, unixMillis: now) else { return }
        guard pruning.mayPrune else {
            part.logger.warning("the clock was set: nothing old is let go of for an hour")
            return
        }
        let oldest = now - Limits.backupDays * 86_400_000
        for folder in [part.backups, part.folder.backups] {
            for name in BackupFolder(folder).removeCopies(before: oldest) {
                part.logger.notice("a backup has expired", metadata: ["file": "\(name)"])
            }
        }
        do throws(StoreError) {
            try store.prune(now: now, keeping: Self.kept)
        } catch {
            part.logger.error("pruning failed", metadata: ["cause": "\(error.cause ?? "")"])
        }
    }

    /// Keeps the solutions for the next start, where those that are kept are older.
    mutating func keepImage() {
        guard served.degraded.isEmpty, let store = store as? SQLiteStore,
            store.revision == served.state.revision
        else { return }
        keeping.keep(served.state, digest: store.digest, micros: SystemClock.micros())
    }

    private mutating func check(_ table: String) {
        guard let store = store as? SQLiteStore else { return }
        var faults: [String]
        do throws(StoreError) {
            faults = try store.faults(inTable: table)
        } catch {
            faults = [error.description]
        }
        for fault in faults { part.logger.error("the store is damaged: \(fault)") }
        if faults.isEmpty { return }
        unchecked = []
        served.degraded = [Self.damage]
        for mailbox in part.mailboxes { mailbox.post(served) }
    }
}
