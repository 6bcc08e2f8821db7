import Catalog
import CatalogFiles
import Documents
import Foundation
import Matching
import Methods
import Storage
import SystemClock

/// What is done to a store while no daemon holds it.
public enum StoreCommands {
    /// Makes a store whose first revision is a catalogue of files.
    ///
    /// - Parameters:
    ///   - path: the store's folder; it is made where it is missing.
    ///   - paths: where the files lie.
    /// - Returns: one line that says what was made.
    /// - Throws: ``DaemonError``: every fault of the files, or why the store cannot be made.
    public static func initialise(
        _ path: String,
        from paths: CatalogPaths
    ) throws(DaemonError) -> String {
        let (entry, state) = try entry(of: paths)
        do throws(StoreError) {
            let store = try SQLiteStore.create(StoreFolder(path), now: entry.time)
            defer { store.close() }
            try store.append([entry])
            keepImage(of: state, in: store)
            let solutions = entry.records.count { $0.kind == .solutions }
            return "store \(path): revision 1, \(solutions) solutions, "
                + "\(entry.profiles.count) profiles"
        } catch {
            throw DaemonError(error)
        }
    }

    /// Makes the next start quick; where that fails it is slow and right.
    static func keepImage(of state: ServiceState, in store: SQLiteStore) {
        do throws(StoreError) {
            let lists = try store.loadLists(revision: nil).digest
            try StoreCatalog.keep(
                state.engine.snapshot.solutions,
                revision: store.revision,
                lists: lists,
                digest: store.digest,
                in: store.folder
            )
        } catch {}
    }

    /// What makes a sound catalogue of files the first revision of a store, and its state.
    static func entry(
        of paths: CatalogPaths
    ) throws(DaemonError) -> (entry: StoreEntry, state: ServiceState) {
        let contents = CatalogFolder.read(paths.catalog)
        let models = CatalogFolder.readDocuments(in: paths.models, as: ModelSet.folder)
        let (state, faults) = ServiceState.build(
            contents.documents,
            models: models.documents,
            revision: 1,
            today: SystemClock.today()
        )
        let all = contents.faults + models.faults + faults
        guard all.isEmpty, let state else {
            let lines = all.map(\.description).joined(separator: "\n")
            throw DaemonError(.badData, "\(lines)\n\(all.count) faults; the store is as it was")
        }
        let entry = StoreDocuments.entry(
            of: state,
            contents.documents,
            models: models.documents,
            now: SystemClock.unixMillis()
        )
        return (entry, state)
    }

    /// Checks a store from end to end.
    ///
    /// - Returns: one line for what was found sound.
    /// - Throws: ``DaemonError``: what is wrong with it.
    public static func check(_ path: String) throws(DaemonError) -> String {
        do throws(StoreError) {
            let store = try SQLiteStore.open(StoreFolder(path))
            defer { store.close() }
            let faults = try store.faults(isWhole: true)
            guard faults.isEmpty else {
                throw StoreError(.damaged, faults.joined(separator: "\n"))
            }
            let contents = try store.load(revision: nil)
            let kept = try store.revisions(before: nil, limit: .max)
            for revision in kept { _ = try store.load(revision: revision.number) }
            let (state, wrong) = StoreDocuments.state(of: contents)
            guard let state else {
                throw StoreError(
                    .damaged,
                    wrong.map(\.description).joined(separator: "\n")
                )
            }
            return "store \(path): sound; revision \(contents.revision.number), "
                + "\(kept.count) revisions kept, every digest is right; "
                + (try StoreCatalog.imageReport(of: store, beside: state))
        } catch {
            throw DaemonError(error)
        }
    }

    /// Where the daemon answers that holds a store, as it left word; nil where none did.
    public static func address(_ path: String) -> String? {
        FileManager.default.contents(atPath: StoreFolder(path).address)
            .flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// Writes a copy of a store that no daemon holds.
    ///
    /// - Throws: ``DaemonError``.
    public static func backUp(_ path: String, to file: String) throws(DaemonError) -> String {
        do throws(StoreError) {
            let store = try SQLiteStore.open(StoreFolder(path))
            defer { store.close() }
            try store.backup(to: file)
            return "backup \(file): revision \(store.revision)"
        } catch {
            throw DaemonError(error)
        }
    }

    /// Puts a backup into a folder that holds no store.
    ///
    /// - Parameters:
    ///   - file: the backup.
    ///   - path: the store's folder; it is made where it is missing.
    ///   - former: the folder of a store whose ledger of erasures goes along; nil for none.
    /// - Returns: what was done, and what is missing where no ledger is there.
    /// - Throws: ``DaemonError``; the folder then holds no store.
    public static func restore(
        _ file: String,
        to path: String,
        erasuresFrom former: String? = nil
    ) throws(DaemonError) -> (done: String, caution: String?) {
        do throws(StoreError) {
            let folder = StoreFolder(path)
            if let former { try ErasureLedger.copy(from: StoreFolder(former), to: folder) }
            try SQLiteStore.restore(file, into: folder)
            let store = try SQLiteStore.open(folder)
            defer { store.close() }
            let caution =
                "no ledger of erasures is in \(path): people who were erased since the backup come "
                + "back. Where the former store is at hand, restore again with --erasures-from it"
            return (
                "store \(path): restored at revision \(store.revision)",
                ErasureLedger.isThere(in: folder) ? nil : caution
            )
        } catch {
            throw DaemonError(error)
        }
    }
}
