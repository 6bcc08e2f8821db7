/// What the daemon asks of the place where its truth lies.
///
/// One owner, on one thread. What `append` has returned from is on the disk.
package protocol DurableStore {
    /// The newest revision's number; 0 before the first.
    var revision: Int { get }

    /// The records that were alive at a revision, and the needs profiles as they are now.
    ///
    /// - Parameter revision: nil for the newest one.
    /// - Throws: ``StoreError``; `.missing` where the revision is not kept.
    /// - Complexity: O(*n*) in the number of records.
    func load(revision: Int?) throws(StoreError) -> StoreContents

    /// What `load` gives but without the solutions, so that no digest has been checked: the caller
    /// asks ``StoreContents/requireDigest(with:)``.
    ///
    /// - Parameter revision: nil for the newest one.
    /// - Throws: ``StoreError``; `.missing` where the revision is not kept.
    /// - Complexity: O(*n*) in the number of records that are no solutions, and of profiles.
    func loadLists(revision: Int?) throws(StoreError) -> StoreContents

    /// Gives the solutions that were alive at a revision one by one, by id.
    ///
    /// - Parameters:
    ///   - revision: a revision that is kept.
    ///   - body: takes the next one and says whether to go on.
    /// - Returns: the digest of all that were given.
    /// - Throws: ``StoreError``.
    /// - Complexity: O(*n*) in the number of record versions.
    func forEachSolution(
        at revision: Int,
        _ body: (StoredRecord) -> Bool
    ) throws(StoreError) -> SetDigest

    /// Every record that was added, changed or removed after one revision and up to another.
    ///
    /// - Throws: ``StoreError``; `.missing` where either revision is not kept.
    /// - Complexity: O(*n*) in the number of record versions.
    func changes(after first: Int, through last: Int) throws(StoreError) -> [RecordDelta]

    /// The kept revisions, newest first.
    ///
    /// - Parameters:
    ///   - before: only those with a smaller number; nil for all.
    ///   - limit: how many at the most.
    /// - Throws: ``StoreError``.
    func revisions(before: Int?, limit: Int) throws(StoreError) -> [StoreRevision]

    /// The reply that was stored for an idempotency key, and the digest of what was asked.
    ///
    /// - Throws: ``StoreError``.
    func storedReply(for key: OnceKey) throws(StoreError) -> StoredReply?

    /// Stores a group of writes, each whole, all of them or none.
    ///
    /// - Parameter entries: in the order they take effect.
    /// - Throws: ``StoreError``: `.outcomeUnknown` where it cannot be told whether the group was
    ///   stored; with any other code nothing was.
    /// - Complexity: O(*n*) in the size of the entries, and one wait for the disk.
    func append(_ entries: [StoreEntry]) throws(StoreError)

    /// Gives every event of the log, the earliest first.
    ///
    /// - Throws: ``StoreError``.
    /// - Complexity: O(*n*) in the number of events.
    func forEachEvent(_ body: (StoredEvent) throws -> Void) throws(StoreError)

    /// The events of some numbers, in the order of the numbers; those that are gone are left out.
    ///
    /// - Throws: ``StoreError``.
    func events(_ numbers: [Int]) throws(StoreError) -> [StoredEvent]

    /// Takes everything of a person out, so that no byte of it is left in the store's files.
    ///
    /// - Throws: ``StoreError``.
    func erase(_ erasure: StoreErasure) throws(StoreError)

    /// Lets go of what is no longer kept: old revisions and old idempotency keys.
    ///
    /// - Parameters:
    ///   - now: ms since 1970.
    ///   - kept: what stays.
    /// - Throws: ``StoreError``.
    func prune(now: Int, keeping kept: Retention) throws(StoreError)

    /// Writes a checked copy that can be served by itself.
    ///
    /// - Parameter path: a file that does not exist yet.
    /// - Throws: ``StoreError``; no file is left then.
    func backup(to path: String) throws(StoreError)
}
