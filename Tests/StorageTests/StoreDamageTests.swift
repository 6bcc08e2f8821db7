import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

@Suite("A store that is not what it should be")
struct StoreDamageTests {
    /// What stands where the database should, and how it is refused.
    static let strange: [(name: String, bytes: [UInt8]?, code: StoreError.Code)] = [
        ("nothing", nil, .missing),
        ("a file of no bytes", [], .damaged),
        ("a short file", Array("SQLite format 3\0".utf8), .damaged),
        ("garbage", [UInt8](repeating: 0x5A, count: 8192), .damaged),
    ]

    @Test(
        "What is no store is refused with a reason, and left as it is",
        arguments: strange.indices
    )
    func strangeFiles(index: Int) throws {
        let (name, bytes, code) = Self.strange[index]
        let trial = try TrialStore()
        trial.store.close()
        let path = trial.folder.database
        try FileManager.default.removeItem(atPath: path)
        if let bytes {
            #expect(FileManager.default.createFile(atPath: path, contents: Data(bytes)))
        }
        let error = #expect(throws: StoreError.self) { try SQLiteStore.open(trial.folder) }
        #expect(error?.code == code, "\(name): \(error?.description ?? "opened")")
        #expect(FileManager.default.contents(atPath: path).map { [UInt8]($0) } == bytes)
    }

    @Test("Another program's database, and a newer version's, are refused")
    func foreign() throws {
        for (pragma, code) in [
            ("application_id = 7", StoreError.Code.foreign), ("user_version = 99", .newer),
        ] {
            let trial = try TrialStore()
            try trial.store.reading { try $0.execute(sql: "PRAGMA \(pragma)") }
            trial.store.close()
            let error = #expect(throws: StoreError.self) { try SQLiteStore.open(trial.folder) }
            #expect(error?.code == code, "\(pragma): \(error?.description ?? "opened")")
        }
    }

    @Test("A second owner is refused while the first has it")
    func held() throws {
        let trial = try TrialStore()
        let error = #expect(throws: StoreError.self) { try SQLiteStore.open(trial.folder) }
        #expect(error?.code == .held)
        try trial.store.append([TrialStore.entry([("a", "1")])])
    }

    @Test("A flipped byte is refused, told, or harmless; never served", arguments: 1...8)
    func flips(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        let trial = try TrialStore()
        for number in 1...30 {
            let text = String(repeating: "\(number) ", count: 60)
            try trial.store.append([TrialStore.entry([("r\(number % 7)", text)])])
        }
        let sound = try trial.texts()
        trial.store.close()
        let whole = try #require(FileManager.default.contents(atPath: trial.folder.database))
        for _ in 0..<40 {
            let place = random.below(whole.count)
            var broken = whole
            broken[place] ^= UInt8(1 << random.below(8))
            try broken.write(to: URL(filePath: trial.folder.database))
            let outcome = Self.outcome(trial.folder)
            #expect(
                outcome == nil || outcome == sound,
                "seed \(seed), byte \(place): served what was never stored"
            )
        }
        try whole.write(to: URL(filePath: trial.folder.database))
        #expect(Self.outcome(trial.folder) == sound)
    }

    /// The records as they would be served; nil where the store refuses.
    private static func outcome(_ folder: StoreFolder) -> [String]? {
        guard let store = try? SQLiteStore.open(folder) else { return nil }
        defer { store.close() }
        guard let faults = try? store.faults(isWhole: false), faults.isEmpty,
            let contents = try? store.load(revision: nil)
        else { return nil }
        return contents.records.map { "\($0.id)=\(String(decoding: $0.body, as: UTF8.self))" }
    }

    @Test("A full disk stops writes before they begin, and takes them again")
    func room() throws {
        let trial = try TrialStore()
        #expect(trial.folder.ballast.isThere, "room is kept back from the start")
        trial.folder.ballast.release()
        #expect(!trial.folder.ballast.isThere && trial.folder.ballast.fill())
    }
}
