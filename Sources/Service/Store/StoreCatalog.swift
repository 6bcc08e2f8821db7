import Catalog
import Documents
import Matching
import Methods
import Storage

/// The newest state of a store, read in the quickest way that there is.
///
/// From the image of the solutions where it is one of the newest revision; from an older image and
/// the records that changed since; else from all records. The digests of the store decide: an image
/// counts only where its solutions and the other records together have the digest that the store
/// keeps of its revision.
struct StoreCatalog {
    /// Where the solutions came from.
    enum Origin: Equatable {
        /// The image of the newest revision.
        case image
        /// An image of an earlier revision, and what changed since.
        case olderImage(changes: Int)
        /// All records, and why there was no image to be used; nil where there was none at all.
        case records(String?)
    }

    /// The solutions up to which all records are read beside an image, and their digest checked.
    private static let mostVerified = 5000

    /// The state.
    let state: ServiceState
    /// The digest of the records that are no solutions; only `update` ever changes them.
    let lists: SetDigest
    /// Where the solutions came from.
    let origin: Origin

    /// Reads the newest revision.
    ///
    /// - Parameter store: a store that is open.
    /// - Throws: ``DaemonError`` with every fault, or why the store cannot be read.
    /// - Complexity: O(*n*) in the size of the catalogue.
    static func load(_ store: SQLiteStore) throws(DaemonError) -> StoreCatalog {
        let contents = try mapped { () throws(StoreError) in try store.loadLists(revision: nil) }
        let lists = contents.digest
        let found = try mapped { () throws(StoreError) in try imaged(store, contents, lists) }
        var reason: String?
        switch found {
        case .success(let (table, origin)):
            // Where it takes no time, nothing is served beside records that are not as written.
            if table.count <= mostVerified {
                _ = try mapped { () throws(StoreError) in try store.load(revision: nil) }
            }
            if let state = StoreDocuments.state(of: contents, solutions: .checked(table)).state {
                return StoreCatalog(state: state, lists: lists, origin: origin)
            }
        // What is wrong is told together with the faults of the solutions.
        case .failure(let why): reason = why.text
        }
        return try read(store, contents, lists, reason)
    }

    /// Reads all records.
    private static func read(
        _ store: SQLiteStore,
        _ contents: StoreContents,
        _ lists: SetDigest,
        _ reason: String?
    ) throws(DaemonError) -> StoreCatalog {
        let solutions = StoreSolutions(store, at: contents.revision.number)
        let (state, faults) = StoreDocuments.state(of: contents, solutions: .records(solutions))
        if let failure = solutions.failure { throw DaemonError(failure) }
        try mapped { () throws(StoreError) in
            // Who stops at a fault has not seen every record.
            guard state == nil else { return try contents.requireDigest(with: solutions.digest) }
            _ = try store.load(revision: nil)
        }
        guard let state else {
            let lines = faults.map(\.description).joined(separator: "\n")
            throw DaemonError(.badData, "\(lines)\nthe store's catalogue is faulty")
        }
        return StoreCatalog(state: state, lists: lists, origin: .records(reason))
    }

    private static func mapped<Value>(
        _ body: () throws(StoreError) -> Value
    ) throws(DaemonError) -> Value {
        do { return try body() } catch { throw DaemonError(error) }
    }

    // MARK: The image

    /// Why an image is of no use.
    private struct Reason: Error {
        var text: String?
    }

    /// The solutions of the newest revision from an image.
    private static func imaged(
        _ store: SQLiteStore,
        _ contents: StoreContents,
        _ lists: SetDigest
    ) throws(StoreError) -> Result<(SolutionTable, Origin), Reason> {
        let image: StoreImage
        switch StoreImage.read(from: store.folder, format: SolutionTable.imageFormat) {
        case .missing: return .failure(Reason(text: nil))
        case .unusable(let text): return .failure(Reason(text: text))
        case .found(let found): image = found
        }
        let head = image.head
        guard head.lists == lists else {
            return .failure(Reason(text: "was made with other lists"))
        }
        let newest = contents.revision
        if head.revision == newest.number {
            guard (head.lists + head.solutions).text == newest.digest else {
                return .failure(Reason(text: "is of another store"))
            }
            return .success((SolutionTable(image: image.bytes, image.range), .image))
        }
        guard try isKept(head, in: store), head.revision < newest.number else {
            return .failure(Reason(text: "is of a revision that the store does not have"))
        }
        return try caughtUp(image, store, contents, lists)
    }

    /// Whether the store keeps the revision of an image with the same digest.
    private static func isKept(
        _ head: StoreImage.Head,
        in store: SQLiteStore
    ) throws(StoreError) -> Bool {
        let kept = try store.revisions(before: head.revision + 1, limit: 1).first
        return kept?.number == head.revision && kept?.digest == (head.lists + head.solutions).text
    }

    /// The solutions of an earlier image with what changed since.
    private static func caughtUp(
        _ image: StoreImage,
        _ store: SQLiteStore,
        _ contents: StoreContents,
        _ lists: SetDigest
    ) throws(StoreError) -> Result<(SolutionTable, Origin), Reason> {
        var digest = image.head.solutions
        var fresh: [StoredRecord] = []
        var changes: [String: Solution?] = [:]
        let newest = contents.revision.number
        for delta in try store.changes(after: image.head.revision, through: newest)
        where delta.kind == .solutions {
            if let body = delta.before {
                digest.remove(StoredRecord(.solutions, delta.id, body: body))
            }
            if let body = delta.after {
                let record = StoredRecord(.solutions, delta.id, body: body)
                digest.insert(record)
                fresh.append(record)
            } else {
                changes[delta.id] = .some(nil)
            }
        }
        guard (lists + digest).text == contents.revision.digest else {
            return .failure(Reason(text: "and what changed since do not have the digest"))
        }
        if !fresh.isEmpty {
            // Checked like all others, by a catalogue that has no other solutions and no profiles.
            var lists = contents
            lists.profiles = []
            let read = RecordSolutions(records: fresh)
            guard let state = StoreDocuments.state(of: lists, solutions: .records(read)).state
            else { return .failure(Reason(text: "was followed by a faulty record")) }
            for solution in state.engine.snapshot.solutions { changes[solution.id] = solution }
        }
        let table = SolutionTable(image: image.bytes, image.range).applying(changes)
        return .success((table, .olderImage(changes: changes.count)))
    }

    /// What the image of a store is worth, in words.
    ///
    /// - Parameters:
    ///   - store: a store that is open.
    ///   - state: its newest state, read from all records.
    /// - Complexity: O(*n*) in the size of the catalogue.
    static func imageReport(
        of store: SQLiteStore,
        beside state: ServiceState
    ) throws(StoreError) -> String {
        let contents = try store.loadLists(revision: nil)
        let slow = "the next start reads all records and writes it anew"
        switch try imaged(store, contents, contents.digest) {
        case .success(let (table, origin)):
            guard table.elementsEqual(state.engine.snapshot.solutions) else {
                return "its image has other solutions than the records; delete "
                    + store.folder.image
            }
            guard case .olderImage = origin else { return "its image is right" }
            return "its image is older and right"
        case .failure(let reason):
            guard let text = reason.text else { return "it has no image; \(slow)" }
            return "its image \(text); \(slow)"
        }
    }

    /// Keeps the solutions of a state for the next start.
    ///
    /// - Parameters:
    ///   - solutions: those of the revision, as they were stored.
    ///   - revision: the newest revision.
    ///   - lists: the digest of its records that are no solutions.
    ///   - digest: the digest of all its records.
    ///   - folder: the store's folder.
    /// - Throws: ``StoreError``; nothing is lost but time.
    /// - Complexity: O(*n*) in the size of the solutions.
    static func keep(
        _ solutions: SolutionTable,
        revision: Int,
        lists: SetDigest,
        digest: SetDigest,
        in folder: StoreFolder
    ) throws(StoreError) {
        let head = StoreImage.Head(
            revision: revision,
            lists: lists,
            solutions: digest - lists,
            format: SolutionTable.imageFormat
        )
        try StoreImage.write(head, byteCount: solutions.byteCount, to: folder) {
            (write) throws(StoreError) in try solutions.writeImage(write)
        }
    }
}
