import Catalog
import Foundation
import Matching
import Methods
import TestSupport
import Testing

@testable import Service
@testable import Storage

@Suite("The quickest way to a store's catalogue")
struct StoreCatalogTests {
    private let folder: URL
    private let store: StoreFolder

    /// A store of the shipped catalogue.
    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "twinmatch-start-\(UUID().uuidString)")
        store = StoreFolder(folder.path)
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        let paths = CatalogPaths(catalog: "\(root)/catalog")
        _ = try StoreCommands.initialise(folder.path, from: paths)
    }

    private func load() throws -> StoreCatalog {
        let open = try SQLiteStore.open(store)
        defer { open.close() }
        return try StoreCatalog.load(open)
    }

    private func keep() throws {
        let open = try SQLiteStore.open(store)
        defer { open.close() }
        StoreCommands.keepImage(of: try StoreCatalog.load(open).state, in: open)
    }

    /// Loads with the image and without, and expects the same.
    private func expectSame(_ origin: StoreCatalog.Origin, _ note: String = "") throws {
        let quick = try load()
        #expect(quick.origin == origin, "\(note)")
        let image = FileManager.default.contents(atPath: store.image)
        try? FileManager.default.removeItem(atPath: store.image)
        let slow = try load()
        #expect(slow.origin == .records(nil))
        let (one, other) = (quick.state.engine.snapshot, slow.state.engine.snapshot)
        #expect(one.revision == other.revision, "\(note)")
        #expect(one.solutions.elementsEqual(other.solutions), "\(note)")
        try image?.write(to: URL(filePath: store.image))
    }

    private func write(_ changes: [(id: String, name: String?)]) throws {
        let open = try SQLiteStore.open(store)
        defer { open.close() }
        for (id, name) in changes {
            var entry = StoreEntry(principal: "t", method: "t", target: id, time: 1)
            let body = name.map { name in
                let solution = Solution(
                    id: id,
                    name: name,
                    kind: "software",
                    summary: LocalizedText(en: "a", ro: "b")
                )
                return StoreDocuments.body(solution.node)
            }
            entry.records = [RecordChange(.solutions, id, body: body)]
            try open.append([entry])
        }
    }

    @Test("A new store starts from its image, and without it from its records")
    func image() throws {
        try expectSame(.image)
        try FileManager.default.removeItem(at: folder)
    }

    @Test("An older image is brought up to date by what changed since")
    func older() throws {
        try write([("aaa", "First"), ("openmrs", "Other"), ("zzz", "Last"), ("aaa", nil)])
        try write([("dhis2", nil), ("zzz", "Last of all")])
        try expectSame(.olderImage(changes: 3))
        try keep()
        try expectSame(.image)
        try FileManager.default.removeItem(at: folder)
    }

    @Test("A torn or garbled image costs time and changes nothing", arguments: 1...2)
    func damaged(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        let path = URL(filePath: store.image)
        let whole = try Data(contentsOf: path)
        for place in [0, 1, 40, whole.count / 2, whole.count - 1, random.below(whole.count)] {
            try whole.prefix(place).write(to: path)
            try expectSame(.records("is damaged or cut off"), "seed \(seed), cut at \(place)")
            var broken = whole
            broken[place] ^= UInt8(1 << random.below(8))
            try broken.write(to: path)
            try expectSame(.records("is damaged or cut off"), "seed \(seed), byte \(place)")
        }
        try FileManager.default.removeItem(at: folder)
    }

    @Test("The image of another store, or of a past that was taken back, is not used")
    func foreign() throws {
        let backup = folder.appending(path: "backup.db").path
        let open = try SQLiteStore.open(store)
        try open.backup(to: backup)
        open.close()
        try write([("aaa", "One past")])
        try keep()
        try FileManager.default.removeItem(atPath: store.database)
        try SQLiteStore.restore(backup, into: store)
        // The image is of revision 2, and the store has only one.
        try expectSame(.records("is of a revision that the store does not have"))
        try write([("aaa", "Another past")])
        try expectSame(.records("is of another store"))
        try write([("bbb", "And on")])
        try expectSame(.records("is of a revision that the store does not have"))
        try FileManager.default.removeItem(at: folder)
    }

    @Test("An image whose solutions were checked by other lists is not used")
    func lists() throws {
        let open = try SQLiteStore.open(store)
        let record = try #require(try open.load(revision: nil).records.first { $0.kind == .codes })
        var entry = StoreEntry(principal: "t", method: "t", target: "t", time: 1)
        // One spelling more, which no reader tells from the other.
        entry.records = [RecordChange(.codes, record.id, body: record.body + [0x20])]
        try open.append([entry])
        open.close()
        try expectSame(.records("was made with other lists"))
        try FileManager.default.removeItem(at: folder)
    }

    @Test("check says what the image is worth")
    func check() throws {
        #expect(try StoreCommands.check(folder.path).hasSuffix("; its image is right"))
        try write([("aaa", "First")])
        #expect(try StoreCommands.check(folder.path).hasSuffix("; its image is older and right"))
        try Data("x".utf8).write(to: URL(filePath: store.image))
        let slow = "the next start reads all records and writes it anew"
        let damaged = "; its image is damaged or cut off; \(slow)"
        #expect(try StoreCommands.check(folder.path).hasSuffix(damaged))
        try FileManager.default.removeItem(atPath: store.image)
        #expect(try StoreCommands.check(folder.path).hasSuffix("; it has no image; \(slow)"))
        try FileManager.default.removeItem(at: folder)
    }
}
