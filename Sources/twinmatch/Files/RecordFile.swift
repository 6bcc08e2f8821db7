import Catalog
import CatalogFiles
import Documents
import Foundation
import Protocol
import RPC

/// A record written in a file, YAML or JSON, to be sent as one parameter of a call.
struct RecordFile {
    /// What sort of record it is; the parameter's name.
    enum Kind: String {
        case profile, solution
        /// All that `twinnings.advance` takes, or `network.join`.
        case change, entry

        /// Where it stands in the request.
        var pointer: String {
            switch self {
            case .profile, .solution: "/params/\(rawValue)"
            case .change, .entry: "/params"
            }
        }

        /// The types of its members.
        var shape: Shape {
            switch self {
            case .profile: NeedsProfile.inlineShape
            case .solution: Solution.shape
            case .change: .record(MethodTable["twinnings.advance"]?.params ?? RecordShape([]))
            case .entry: .record(MethodTable["network.join"]?.params ?? RecordShape([]))
            }
        }
    }

    /// The largest file that is read, in bytes: what fits into a request.
    static let largest = 256 * 1024

    /// The file's path.
    let path: String
    /// What sort of record it is.
    let kind: Kind
    /// The record as it is sent; nodes of YAML know their line.
    let node: Node

    /// Whether an argument names a file and not a stored profile.
    static func isFile(_ argument: String) -> Bool {
        argument == "-" || argument.contains("/")
            || [".yaml", ".yml", ".json"].contains { argument.hasSuffix($0) }
    }

    /// Reads a file; `-` is standard input.
    ///
    /// - Throws: ``Failure`` where it cannot be read or is neither YAML nor JSON.
    init(_ path: String, as kind: Kind) throws(Failure) {
        self.path = path
        self.kind = kind
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
        node = kind.shape.typed(read)
    }

    /// The bytes of a file; `-` is standard input.
    ///
    /// - Throws: ``Failure`` where it cannot be read or is too long for a request.
    static func bytes(_ path: String) throws(Failure) -> [UInt8] {
        if path == "-" { return try Descriptor.readAll(limit: largest) }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(.inputOutput, "\(path) cannot be read; check its name and permissions")
        }
        guard data.count <= largest else {
            throw Failure(.badData, "\(path) is over \(largest / 1024) KiB, too long for a request")
        }
        return Array(data)
    }

    /// Whether a JSON Pointer into the request leads into the record.
    func holds(_ pointer: String) -> Bool { pointer.hasPrefix(kind.pointer) }

    /// A fault of the request as one of the file, with the line: `my.yaml:12: /needs/challenges`.
    func placed(_ fault: Fault) -> Fault {
        guard holds(fault.pointer) else { return fault }
        var inner = fault
        inner.pointer = String(fault.pointer.dropFirst(kind.pointer.count))
        return inner.placed(in: SourceDocument(file: path, node: node))
    }
}
