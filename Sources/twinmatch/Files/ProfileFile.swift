import Catalog
import CatalogFiles
import Documents
import Foundation
import RPC

/// A needs profile written in a file, YAML or JSON.
struct ProfileFile {
    /// The largest file that is read, in bytes: what fits into a request.
    static let largest = 256 * 1024

    /// The file's path.
    let path: String
    /// The profile as it is sent; nodes of YAML know their line.
    let node: Node

    /// Whether an argument names a file and not a stored profile.
    static func isFile(_ argument: String) -> Bool {
        argument == "-" || argument.contains("/")
            || [".yaml", ".yml", ".json"].contains { argument.hasSuffix($0) }
    }

    /// Reads a file; `-` is standard input.
    ///
    /// - Throws: ``Failure`` where it cannot be read or is neither YAML nor JSON.
    init(_ path: String) throws(Failure) {
        self.path = path
        let bytes = try Self.bytes(path)
        let isJSON =
            path.hasSuffix(".json")
            || (path == "-" && bytes.first { $0 > 0x20 } == UInt8(ascii: "{"))
        if isJSON {
            do {
                node = try JSONReader.read(bytes)
            } catch {
                throw Failure(.badData, "\(path): \(error)")
            }
            return
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.badData, "\(path) is not UTF-8 text")
        }
        let (read, faults) = YAMLReader.read(text, file: path)
        guard let read, faults.isEmpty else {
            throw Failure(.badData, faults.map(\.description).joined(separator: "\n"))
        }
        node = NeedsProfile.inlineShape.typed(read)
    }

    private static func bytes(_ path: String) throws(Failure) -> [UInt8] {
        if path == "-" { return try Descriptor.readAll(limit: largest) }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(.inputOutput, "\(path) cannot be read; check its name and permissions")
        }
        guard data.count <= largest else {
            throw Failure(.badData, "\(path) is over \(largest / 1024) KiB, too long for a profile")
        }
        return Array(data)
    }

    /// A place in the request as a place in the file: `my.yaml:12: /needs/challenges`.
    ///
    /// - Parameter pointer: a JSON Pointer below `/params/profile`.
    func place(of pointer: String) -> String {
        let prefix = "/params/profile"
        guard pointer.hasPrefix(prefix) else { return pointer }
        let inner = String(pointer.dropFirst(prefix.count))
        var line = node.line
        var current: Node? = node
        for step in inner.split(separator: "/") {
            let key = step.replacing("~1", with: "/").replacing("~0", with: "~")
            if let member = current?.members.first(where: { $0.key == key }) {
                line = member.line
                current = member.value
            } else if let items = current?.items, let index = Int(key), items.indices ~= index {
                line = items[index].line
                current = items[index]
            } else {
                break
            }
        }
        let file = line > 0 ? "\(path):\(line)" : path
        return inner.isEmpty ? file : "\(file): \(inner)"
    }
}
