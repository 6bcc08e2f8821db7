import Catalog
import CatalogFiles
import Documents
import Matching
import Methods
import Storage
import SystemClock

extension StoreCommands {
    /// Brings what a store's records refer to up to that of a catalogue of files, as one revision:
    /// code lists, labels, regions and models. Solutions and profiles stay as they are.
    ///
    /// - Parameters:
    ///   - path: the store's folder; no daemon may hold it.
    ///   - paths: where the files lie.
    /// - Returns: one line that says what was changed.
    /// - Throws: ``DaemonError``: every fault of the files, or of the store's records by them.
    public static func update(
        _ path: String,
        from paths: CatalogPaths
    ) throws(DaemonError) -> String {
        let wanted = try entry(of: paths).entry.records.filter { $0.kind != .solutions }
        let store = try mapped { () throws(StoreError) in try SQLiteStore.open(StoreFolder(path)) }
        defer { store.close() }
        var contents = try mapped { () throws(StoreError) in try store.load(revision: nil) }
        let changes = changes(from: contents.records.filter { $0.kind != .solutions }, to: wanted)
        guard !changes.isEmpty else {
            return "store \(path): up to date at revision \(store.revision)"
        }
        contents.records.removeAll { $0.kind != .solutions }
        contents.records += wanted.map { StoredRecord($0.kind, $0.id, body: $0.body ?? []) }
        let (state, faults) = StoreDocuments.state(of: contents)
        guard let state else {
            let lines = faults.map(\.description).joined(separator: "\n")
            throw DaemonError(
                .badData,
                "\(lines)\nthe store's records do not fit \(paths.catalog); nothing was changed"
            )
        }
        var entry = StoreEntry(
            principal: "update",
            method: "update",
            target: "catalog",
            time: SystemClock.unixMillis()
        )
        entry.records = changes
        try mapped { () throws(StoreError) in try store.append([entry]) }
        keepImage(of: state, in: store)
        return "store \(path): \(changes.count) lists, labels, regions and models changed; "
            + "revision \(store.revision)"
    }

    /// Runs a piece of work on a store; its failure ends the command.
    private static func mapped<Value>(
        _ body: () throws(StoreError) -> Value
    ) throws(DaemonError) -> Value {
        do {
            return try body()
        } catch {
            throw DaemonError(error)
        }
    }

    private static func changes(
        from old: [StoredRecord],
        to wanted: [RecordChange]
    ) -> [RecordChange] {
        let gone = old.filter { record in
            !wanted.contains { $0.kind == record.kind && $0.id == record.id }
        }
        let new = wanted.filter { change in
            !old.contains {
                $0.kind == change.kind && $0.id == change.id && $0.body == change.body
            }
        }
        return new + gone.map { RecordChange($0.kind, $0.id, body: nil) }
    }
}
