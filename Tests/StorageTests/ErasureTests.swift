import Foundation
import Storage
import Testing

@Suite("What is erased stays erased")
struct ErasureTests {
    private let folder: StoreFolder
    private let path: String

    init() throws {
        path = NSTemporaryDirectory() + "erasure-" + UUID().uuidString
        folder = StoreFolder(path)
        try folder.make()
    }

    @Test("The ledger knows a person again by a mark that does not tell who it is")
    func marks() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        var ledger = try ErasureLedger(of: folder)
        let person = [UInt8](repeating: 7, count: 32)
        try ledger.append(ErasureLedger.Entry(mark: ledger.mark(of: person), time: 5))
        let again = try ErasureLedger(of: folder)
        #expect(again.times == [again.mark(of: person): 5])
        #expect(again.mark(of: person) != Hex.text(person))
        #expect(again.times[again.mark(of: [UInt8](repeating: 8, count: 32))] == nil)
    }

    @Test("A line that a crash cut short is let go of; the next one stands by itself")
    func cutShort() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        var ledger = try ErasureLedger(of: folder)
        let mark = ledger.mark(of: [1])
        try ledger.append(ErasureLedger.Entry(mark: mark, time: 5))
        let file = try #require(FileHandle(forWritingAtPath: path + "/erasures"))
        try file.seekToEnd()
        try file.write(contentsOf: Data("0123".utf8))
        try file.close()
        var again = try ErasureLedger(of: folder)
        #expect(again.entries.count == 1)
        try again.append(ErasureLedger.Entry(mark: mark, time: 6))
        #expect(try ErasureLedger(of: folder).entries.map(\.time) == [5, 6])
    }

    @Test("A ledger that is damaged or without its key is refused: nobody may come back unseen")
    func damaged() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        var ledger = try ErasureLedger(of: folder)
        try ledger.append(ErasureLedger.Entry(mark: ledger.mark(of: [1]), time: 5))
        try FileManager.default.removeItem(atPath: path + "/erasures.key")
        #expect(throws: StoreError.self) { try ErasureLedger(of: folder) }
        try Data("garbage\n".utf8).write(to: URL(filePath: path + "/erasures"))
        try Data(count: 32).write(to: URL(filePath: path + "/erasures.key"))
        #expect(throws: StoreError.self) { try ErasureLedger(of: folder) }
    }

    @Test("Copies that nobody has named expire; others are left alone")
    func expiry() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let names = [
            "20260101000000000-revision-1.db", "before-tables-3-1.db", "mine.db",
            "20261101000000000-revision-2.db",
        ]
        for name in names {
            let file = "\(path)/\(name)"
            try Data().write(to: URL(filePath: file))
            let age = name.hasPrefix("202611") ? 0.0 : 40 * 86_400
            let date = Date(timeIntervalSince1970: 1_800_000_000 - age)
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file)
        }
        let removed = BackupFolder(path).removeCopies(
            before: (1_800_000_000 - 30 * 86_400) * 1000
        )
        #expect(removed == ["20260101000000000-revision-1.db", "before-tables-3-1.db"])
        let left = try FileManager.default.contentsOfDirectory(atPath: path)
        #expect(Set(left) == ["20261101000000000-revision-2.db", "mine.db"])
    }
}
