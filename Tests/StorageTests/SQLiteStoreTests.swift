import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

/// A store in a folder that goes with it.
final class TrialStore {
    let folder: StoreFolder
    var store: SQLiteStore
    static let now = 1_790_000_000_000

    init() throws {
        let name = "twinmatch-store.\(UUID().uuidString)"
        let path = FileManager.default.temporaryDirectory.appending(path: name).path
        folder = StoreFolder(path)
        store = try SQLiteStore.create(folder, now: Self.now)
    }

    deinit {
        store.close()
        try? FileManager.default.removeItem(atPath: folder.path)
    }

    /// Lets the store go and opens it anew.
    func reopen() throws {
        store.close()
        store = try SQLiteStore.open(folder)
    }

    static func entry(_ changes: [(id: String, text: String?)], at time: Int = now) -> StoreEntry {
        var entry = StoreEntry(principal: "ana", method: "test", target: "t", time: time)
        entry.records = changes.map {
            RecordChange(.solutions, $0.id, body: $0.text.map { Array($0.utf8) })
        }
        return entry
    }

    /// The records of a revision as `id=text`.
    func texts(_ revision: Int? = nil) throws -> [String] {
        try store.load(revision: revision).records.map {
            "\($0.id)=\(String(decoding: $0.body, as: UTF8.self))"
        }
    }
}

@Suite("The embedded store")
struct SQLiteStoreTests {
    @Test("A revision is the set of record versions alive at it, and stays so")
    func revisions() throws {
        let trial = try TrialStore()
        try trial.store.append([TrialStore.entry([("a", "1"), ("b", "1")])])
        try trial.store.append([TrialStore.entry([("a", "2")]), TrialStore.entry([("b", nil)])])
        try trial.store.append([TrialStore.entry([("b", "3"), ("c", "3")])])
        for _ in 0..<2 {
            #expect(trial.store.revision == 4)
            #expect(try trial.texts(1) == ["a=1", "b=1"])
            #expect(try trial.texts(2) == ["a=2", "b=1"])
            #expect(try trial.texts(3) == ["a=2"])
            #expect(try trial.texts() == ["a=2", "b=3", "c=3"])
            try trial.reopen()
        }
        let listed = try trial.store.revisions(before: nil, limit: 10)
        #expect(listed.map(\.number) == [4, 3, 2, 1])
        #expect(
            listed.map { [$0.added, $0.changed, $0.removed] } == [
                [2, 0, 0], [0, 0, 1], [0, 1, 0], [2, 0, 0],
            ]
        )
        #expect(try trial.store.revisions(before: 3, limit: 1).map(\.number) == [2])
    }

    @Test("What lies between two revisions is told record by record")
    func changes() throws {
        let trial = try TrialStore()
        try trial.store.append([TrialStore.entry([("a", "1"), ("b", "1"), ("d", "1")])])
        try trial.store.append([TrialStore.entry([("a", "2"), ("d", "2")])])
        try trial.store.append([TrialStore.entry([("b", nil), ("c", "3"), ("d", "1")])])
        let told = try trial.store.changes(after: 1, through: 3).map { delta in
            let text = { (bytes: [UInt8]?) in bytes.map { String(decoding: $0, as: UTF8.self) } }
            return "\(delta.id):\(text(delta.before) ?? "-")>\(text(delta.after) ?? "-")"
        }
        #expect(told == ["a:1>2", "b:1>-", "c:->3"], "d is as it was")
        #expect(try trial.store.changes(after: 2, through: 2).isEmpty)
        let error = #expect(throws: StoreError.self) {
            try trial.store.changes(after: 1, through: 9)
        }
        #expect(error?.code == .missing && error?.description.contains("1 to 3") == true)
    }

    @Test("Seeded edits give what a plain dictionary gives, at every revision", arguments: 1...5)
    func seeded(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let trial = try TrialStore()
        var plain: [String: String] = [:]
        var history: [[String]] = []
        for round in 0..<40 {
            var changes: [(id: String, text: String?)] = []
            for id in ["a", "b", "c", "d", "e"] where Bool.random(using: &random) {
                let text = Int.random(in: 0..<4, using: &random) == 0 ? nil : "\(round)"
                if text == nil, plain[id] == nil { continue }
                changes.append((id, text))
                plain[id] = text
            }
            if changes.isEmpty { continue }
            try trial.store.append([TrialStore.entry(changes)])
            history.append(plain.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
        }
        try trial.reopen()
        for (index, expected) in history.enumerated() {
            #expect(try trial.texts(index + 1) == expected, "seed \(seed), revision \(index + 1)")
        }
    }

    @Test("A group is stored whole or not at all")
    func group() throws {
        let trial = try TrialStore()
        var first = TrialStore.entry([("a", "1")])
        let key = OnceKey(principal: "ana", method: "test", key: "k")
        first.once = (key, StoredReply(request: [1], reply: [2], revision: 1))
        #expect(throws: StoreError.self, "the second entry uses the key again") {
            try trial.store.append([first, first])
        }
        #expect(trial.store.revision == 0)
        #expect(try trial.store.storedReply(for: key) == nil)
    }

    @Test("Profiles, events, keys and audit rows are there after a restart")
    func everything() throws {
        let trial = try TrialStore()
        var entry = TrialStore.entry([("a", "1")])
        entry.profiles = [ProfileChange(id: "P", version: 1, body: [7])]
        entry.events = [StoreEvent(number: 1, kind: "feedback", subject: "a", body: [8])]
        let key = OnceKey(principal: "ana", method: "test", key: "k")
        let reply = StoredReply(request: [1], reply: [2], revision: 1)
        entry.once = (key, reply)
        try trial.store.append([entry])
        var gone = TrialStore.entry([])
        gone.profiles = [ProfileChange(id: "P", version: 2, body: nil)]
        try trial.store.append([gone])
        try trial.reopen()
        let contents = try trial.store.load(revision: nil)
        #expect(contents.profiles.isEmpty && contents.profileVersions == ["P": 2])
        #expect(try trial.store.storedReply(for: key) == reply)
        let counts = try trial.store.reading { database in
            try ["event", "audit"].map {
                try Int.fetchOne(database, sql: "SELECT count(*) FROM \($0)")
            }
        }
        #expect(counts == [1, 2])
    }

    @Test("Of many versions of many profiles the newest is there, and none may go back")
    func profileVersions() throws {
        let trial = try TrialStore()
        try trial.store.append([TrialStore.entry([("a", "1")])])
        var twin: [String: (version: Int, body: [UInt8]?)] = [:]
        var random = SplitMix64(seed: 7)
        for _ in 0..<20 {
            let group = (0..<6).map { _ in
                var entry = TrialStore.entry([])
                let id = "P\(random.below(4))"
                let body: [UInt8]? = random.below(4) == 0 ? nil : [UInt8(random.below(256))]
                twin[id] = ((twin[id]?.version ?? 0) + 1, body)
                entry.profiles = [
                    ProfileChange(id: id, version: twin[id]?.version ?? 0, body: body)
                ]
                return entry
            }
            try trial.store.append(group)
        }
        try trial.reopen()
        let contents = try trial.store.load(revision: nil)
        #expect(contents.profileVersions == twin.mapValues(\.version))
        let there = twin.compactMap { id, last in
            last.body.map { StoredProfile(id: id, version: last.version, body: $0) }
        }
        #expect(contents.profiles == there.sorted { $0.id < $1.id })
        var stale = TrialStore.entry([])
        stale.profiles = [ProfileChange(id: "P0", version: 1, body: [1])]
        #expect(throws: StoreError.self) { try trial.store.append([stale]) }
    }

    @Test("Profiles of older tables keep their versions; one that is lost is told, not left out")
    func olderProfiles() throws {
        let trial = try TrialStore()
        trial.store.close()
        try FileManager.default.removeItem(atPath: trial.folder.database)
        let old = try DatabaseQueue(path: trial.folder.database)
        try old.inDatabase { database in
            try database.execute(sql: "PRAGMA application_id = \(StoreHeader.applicationID)")
            try database.execute(sql: Schema.steps[0])
            try database.execute(sql: "PRAGMA user_version = 1")
            for (id, version, body) in [("P", 1, "x'01'"), ("P", 2, "x'02'"), ("Q", 1, "NULL")] {
                let values = "'\(id)', \(version), \(body), 'ana', \(TrialStore.now)"
                try database.execute(sql: "INSERT INTO profile VALUES (\(values))")
            }
        }
        try old.close()
        trial.store = try SQLiteStore.open(trial.folder)
        try trial.store.append([TrialStore.entry([("a", "1")])])
        let contents = try trial.store.load(revision: nil)
        #expect(contents.profileVersions == ["P": 2, "Q": 1])
        #expect(contents.profiles == [StoredProfile(id: "P", version: 2, body: [2])])
        try trial.store.reading { try $0.execute(sql: "DELETE FROM profile WHERE version = 2") }
        let error = #expect(throws: StoreError.self) { try trial.store.load(revision: nil) }
        #expect(error?.code == .damaged)
    }

    @Test("Records that do not have their revision's digest are not served")
    func digest() throws {
        let trial = try TrialStore()
        try trial.store.append([TrialStore.entry([("a", "1")])])
        try trial.store.reading { try $0.execute(sql: "UPDATE record SET body = x'32'") }
        let error = #expect(throws: StoreError.self) { try trial.store.load(revision: nil) }
        #expect(error?.code == .damaged)
    }

    private static let kept = Retention(
        revisions: 100,
        revisionMs: 366 * 86_400_000,
        keys: 1_000_000,
        keyMs: 7 * 86_400_000
    )

    @Test("Old revisions and keys go; the newest hundred stay whatever their age")
    func prune() throws {
        let trial = try TrialStore()
        let year = Self.kept.revisionMs
        for number in 1...120 {
            let time = TrialStore.now + number
            var entry = TrialStore.entry([("a", "\(number)")], at: time)
            let key = OnceKey(principal: "ana", method: "test", key: "k\(number)")
            entry.once = (key, StoredReply(request: [], reply: [], revision: number))
            try trial.store.append([entry])
        }
        try trial.store.prune(now: TrialStore.now + year, keeping: Self.kept)
        #expect(try trial.store.revisions(before: nil, limit: 500).count == 120, "none is that old")
        try trial.store.prune(now: TrialStore.now + year + 11, keeping: Self.kept)
        let kept = try trial.store.revisions(before: nil, limit: 500).map(\.number)
        #expect(
            kept == Array((11...120).reversed()),
            "10 are over a year old and not among the 100"
        )
        #expect(try trial.texts(11) == ["a=11"])
        #expect(throws: StoreError.self) { try trial.texts(10) }
        try trial.store.prune(now: TrialStore.now + 5 * year, keeping: Self.kept)
        #expect(try trial.store.revisions(before: nil, limit: 500).count == 100)
        let keys = try trial.store.reading {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM once")
        }
        #expect(keys == 0, "a week is over")
    }

    @Test("Of one caller only the newest keys stay, and of another all that are few")
    func newestKeys() throws {
        let trial = try TrialStore()
        let key = { (caller: String, number: Int) in
            OnceKey(principal: caller, method: "test", key: "k\(number)")
        }
        for number in 1...10 {
            for caller in number > 2 ? ["ana"] : ["ana", "ion"] {
                var entry = TrialStore.entry([], at: TrialStore.now + number)
                let reply = StoredReply(request: [], reply: [], revision: 1)
                entry.once = (key(caller, number), reply)
                try trial.store.append([entry])
            }
        }
        var kept = Self.kept
        kept.keys = 3
        try trial.store.prune(now: TrialStore.now + 11, keeping: kept)
        let isThere = try (1...10).filter {
            try trial.store.storedReply(for: key("ana", $0)) != nil
        }
        #expect(isThere == [8, 9, 10])
        #expect(try trial.store.storedReply(for: key("ion", 1)) != nil)
    }

    @Test("Tables of an older version become the newest ones, after each a copy of its own")
    func migration() throws {
        let trial = try TrialStore()
        for number in 1...2 {
            trial.store.close()
            try FileManager.default.removeItem(atPath: trial.folder.database)
            let old = try DatabaseQueue(path: trial.folder.database)
            try old.inDatabase { database in
                try database.execute(sql: "PRAGMA application_id = \(StoreHeader.applicationID)")
                try database.execute(sql: "CREATE TABLE older (number INTEGER)")
                try database.execute(sql: "INSERT INTO older VALUES (\(number))")
            }
            try old.close()
            trial.store = try SQLiteStore.open(trial.folder)
            let version = try trial.store.reading { try Schema.version(of: $0) }
            #expect(version == Schema.version)
            let path = "\(trial.folder.backups)/before-tables-\(Schema.version)-\(number).db"
            let copy = try DatabaseQueue(path: path)
            let held = try copy.read { try Int.fetchOne($0, sql: "SELECT number FROM older") }
            #expect(held == number)
        }
    }

    @Test("A store that was not closed, or is small, is checked before it is served")
    func wasClosed() throws {
        let trial = try TrialStore()
        try trial.reopen()
        #expect(trial.store.wasClosed)
        try trial.store.append([TrialStore.entry([("a", "1")])])
        let copy = StoreFolder(trial.folder.path + "/copy")
        try copy.make()
        for end in ["", "-wal"] {
            try FileManager.default.copyItem(
                atPath: trial.folder.database + end,
                toPath: copy.database + end
            )
        }
        let store = try SQLiteStore.open(copy)
        #expect(!store.wasClosed, "its log was still there")
        #expect(try store.load(revision: nil).records.count == 1)
        let tables = try store.tables()
        #expect(tables.contains("record") && tables.contains("once"))
        for table in tables { #expect(try store.faults(inTable: table).isEmpty, "\(table)") }
        store.close()
    }

    @Test("A backup serves by itself, and is restored only where no store is")
    func backup() throws {
        let trial = try TrialStore()
        try trial.store.append([TrialStore.entry([("a", "1")])])
        let copy = trial.folder.path + "/copy.db"
        try trial.store.backup(to: copy)
        #expect(throws: StoreError.self, "never over another file") {
            try trial.store.backup(to: copy)
        }
        try trial.store.append([TrialStore.entry([("a", "2")])])
        let other = StoreFolder(trial.folder.path + "/other")
        try SQLiteStore.restore(copy, into: other)
        let restored = try SQLiteStore.open(other)
        #expect(try restored.load(revision: nil).records.map(\.body) == [Array("1".utf8)])
        #expect(try restored.uuid() == trial.store.uuid())
        restored.close()
        let error = #expect(throws: StoreError.self) {
            try SQLiteStore.restore(copy, into: trial.folder)
        }
        #expect(error?.code == .held, "a daemon may hold it")
    }
}
