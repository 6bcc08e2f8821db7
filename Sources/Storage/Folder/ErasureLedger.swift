import Crypto
import Foundation
import Glibc

/// Who was erased, and when: kept beside the store and in none of its backups, so that an older
/// backup can be brought back without bringing back anybody who is in here.
///
/// It holds pseudonyms once more made unreadable, by a key of its own: whoever has the ledger
/// learns no name from it, and whoever has the store cannot tell who is in it.
package struct ErasureLedger {
    /// One erasure.
    package struct Entry: Sendable, Hashable {
        /// The mark of the person.
        package var mark: String
        /// When, in ms since 1970: what the person says later is not erased.
        package var time: Int

        /// Makes an entry.
        package init(mark: String, time: Int) {
            self.mark = mark
            self.time = time
        }
    }

    private let path: String
    private let key: SymmetricKey
    /// The erasures, the earliest first.
    package private(set) var entries: [Entry]

    /// Reads the ledger of a store; makes its key where there is none yet.
    ///
    /// - Throws: ``StoreError`` where it cannot be read or is not one.
    package init(of folder: StoreFolder) throws(StoreError) {
        path = folder.path + "/erasures"
        key = try Self.key(folder.path + "/erasures.key", isNeeded: access(path, F_OK) == 0)
        entries = []
        guard let data = FileManager.default.contents(atPath: path) else { return }
        let end = data.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        // What a crash cut short was never answered.
        if end < data.count { truncate(path, end) }
        for line in String(decoding: data.prefix(end), as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 2, words[0].utf8.count == 64, let time = Int(words[1]) else {
                throw StoreError(.damaged, "\(path) is damaged; restore it from a copy")
            }
            entries.append(Entry(mark: String(words[0]), time: time))
        }
    }

    /// Whether a folder has a ledger that anybody was written into.
    package static func isThere(in folder: StoreFolder) -> Bool {
        access(folder.path + "/erasures", F_OK) == 0
    }

    /// Copies the ledger of a former store, where it has one.
    ///
    /// - Throws: ``StoreError`` where there is no such folder, or another ledger is there already.
    package static func copy(from former: StoreFolder, to folder: StoreFolder) throws(StoreError) {
        guard access(former.path, F_OK) == 0 else {
            throw StoreError(.missing, "there is no folder \(former.path); name the former store's")
        }
        try folder.make()
        guard isThere(in: former) else { return }
        guard !isThere(in: folder) else {
            throw StoreError(.exists, "\(folder.path) has a ledger of erasures already")
        }
        for name in ["/erasures", "/erasures.key"] {
            guard let data = FileManager.default.contents(atPath: former.path + name),
                FileManager.default.createFile(
                    atPath: folder.path + name,
                    contents: data,
                    attributes: [.posixPermissions: 0o600]
                )
            else {
                throw StoreError(.failed, "\(former.path)\(name) could not be copied")
            }
        }
        StoreFolder.sync(folder.path)
    }

    /// The mark of a pseudonym.
    package func mark(of pseudonym: [UInt8]) -> String {
        Hex.text(HMAC<SHA256>.authenticationCode(for: pseudonym, using: key))
    }

    /// When the person of each mark was last erased, in ms since 1970.
    package var times: [String: Int] {
        Dictionary(entries.map { ($0.mark, $0.time) }) { max($0, $1) }
    }

    /// Writes an erasure down; it is on the disk when this returns.
    ///
    /// - Throws: ``StoreError``.
    package mutating func append(_ entry: Entry) throws(StoreError) {
        let line = Array("\(entry.mark) \(entry.time)\n".utf8)
        let file = Glibc.open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        let isWritten =
            file >= 0 && write(file, line, line.count) == line.count && fsync(file) == 0
        let cause = String(cString: strerror(errno))
        if file >= 0 { close(file) }
        guard isWritten else {
            let message = "the ledger of erasures could not be written; nothing was erased"
            throw StoreError(.failed, message, cause: cause)
        }
        StoreFolder.sync((path as NSString).deletingLastPathComponent)
        entries.append(entry)
    }

    private static func key(_ path: String, isNeeded: Bool) throws(StoreError) -> SymmetricKey {
        if let data = FileManager.default.contents(atPath: path), data.count == 32 {
            return SymmetricKey(data: data)
        }
        guard !isNeeded else {
            let message = "\(path) is missing: who was erased cannot be told; restore it"
            throw StoreError(.damaged, message)
        }
        let bytes = (0..<32).map { _ in UInt8.random(in: 0...255) }
        let file = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        let isWritten = file >= 0 && write(file, bytes, 32) == 32 && fsync(file) == 0
        if file >= 0 { close(file) }
        guard isWritten else {
            throw StoreError(.failed, "\(path) could not be written")
        }
        return SymmetricKey(data: bytes)
    }
}
