import CatalogFiles
import Documents
import Foundation
import Glibc
import Methods
import Protocol
import ZeroMQ

/// The file with the keys that may call, read and written as a whole.
struct AllowListFile {
    /// The file.
    let path: String
    /// The keys on it.
    var keys: [AccessKey]

    /// Reads a list.
    ///
    /// - Parameter isNew: whether a missing file is an empty list.
    /// - Throws: ``Failure`` where it is missing or faulty.
    init(_ path: String, isNew: Bool = false) throws(Failure) {
        self.path = path
        guard let data = FileManager.default.contents(atPath: path),
            let text = String(validating: data, as: UTF8.self)
        else {
            guard isNew, access(path, F_OK) != 0 else {
                throw Failure(.badData, "\(path) cannot be read as UTF-8 text")
            }
            keys = []
            return
        }
        let (node, unread) = YAMLReader.read(text, file: path)
        let document = SourceDocument(file: path, node: node ?? .null)
        let (keys, faults) = AccessKey.list(document, isKey: CurveKeyPair.isKey)
        let all = unread.isEmpty ? faults : unread
        guard all.isEmpty else {
            throw Failure(.badData, all.map(\.description).joined(separator: "\n"))
        }
        self.keys = keys
    }

    /// Writes the list in the place of the old one; a daemon never sees half of it.
    ///
    /// - Throws: ``Failure`` where it cannot be written.
    func write() throws(Failure) {
        let lines = keys.sorted { $0.name < $1.name }.map { key in
            var line = "  - {name: \(key.name), publicKey: \"\(key.publicKey)\""
            let roles = MethodRole.allCases.filter(key.roles.contains).map(\.rawValue)
            line += ", roles: [\(roles.joined(separator: ", "))]"
            if let expires = key.expires { line += ", expires: \(expires)" }
            if let rate = key.rate { line += ", rate: \(rate)" }
            return line + "}\n"
        }
        let head =
            "# Who may call twinmatchd from other machines; it looks at this file all the time.\n"
        let text = head + (lines.isEmpty ? "keys: []\n" : "keys:\n" + lines.joined())
        let fresh = path + ".new"
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: fresh))
        } catch {
            throw Failure(.inputOutput, "\(fresh) cannot be written")
        }
        guard rename(fresh, path) == 0 else {
            throw Failure(.inputOutput, "\(path) cannot be written")
        }
    }
}
