import Dispatch
import Documents
import Foundation

/// Reads the YAML files below one folder, on every core, and keeps what went wrong.
struct FolderLoader {
    /// The largest file that is read, in bytes.
    static let largestFile = 8 << 20

    private let root: String
    private(set) var faults: [Fault] = []
    private var hasher = Hasher()

    init(root: String) {
        self.root = root
    }

    /// Whether the folder is there.
    var exists: Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: root, isDirectory: &isFolder)
            && isFolder.boolValue
    }

    /// A number that changes when any file that was read does, within one process.
    var fingerprint: Int { hasher.finalize() }

    /// The documents of the YAML files of a subfolder, by name; a missing subfolder has none.
    mutating func load(_ folder: String) -> [SourceDocument] {
        load(from: root + "/" + folder, prefix: folder + "/")
    }

    /// The documents of the YAML files of the folder itself, under another name.
    mutating func load(as name: String) -> [SourceDocument] {
        load(from: root, prefix: name + "/")
    }

    /// The solutions of the file that has one on each line; nil where there is none.
    mutating func loadLines() -> SolutionLines? {
        guard let lines = SolutionLines(in: root) else { return nil }
        hasher.combine(SolutionLines.name)
        hasher.combine(lines.fingerprint())
        return lines
    }

    private mutating func load(from path: String, prefix: String) -> [SourceDocument] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? []
        var files: [String] = []
        for name in names where !name.hasPrefix(".") {
            if name.hasSuffix(".yaml") {
                files.append(name)
            } else if name.hasSuffix(".yml") {
                faults.append(Fault(file: prefix + name, "must end in .yaml to be read"))
            }
        }
        let results = Self.readAll(files.map { (path + "/" + $0, prefix + $0) })
        var documents: [SourceDocument] = []
        for (file, result) in zip(files, results) {
            hasher.combine(prefix + file)
            hasher.combine(result.textHash)
            faults += result.faults
            if let node = result.node {
                documents.append(SourceDocument(file: prefix + file, node: node))
            }
        }
        return documents
    }

    /// What one file gave.
    private struct Result: Sendable {
        var node: Node?
        var faults: [Fault]
        var textHash: Int
    }

    /// Where the turns of a loop on several cores put what they read.
    private struct Places: @unchecked Sendable {
        // @unchecked Sendable: each turn fills a place of its own, and is over before any is read.
        let buffer: UnsafeMutableBufferPointer<Result>
    }

    private static func readAll(_ files: [(path: String, name: String)]) -> [Result] {
        [Result](unsafeUninitializedCapacity: files.count) { buffer, count in
            let places = Places(buffer: buffer)
            DispatchQueue.concurrentPerform(iterations: files.count) { index in
                let result = read(files[index].path, name: files[index].name)
                places.buffer.initializeElement(at: index, to: result)
            }
            count = files.count
        }
    }

    private static func read(_ path: String, name: String) -> Result {
        let failure = { (message: String) in
            Result(node: nil, faults: [Fault(file: name, message)], textHash: 0)
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            return failure("cannot be read; check that it is a file and its permissions")
        }
        guard data.count <= largestFile else { return failure("is over 8 MiB") }
        guard let text = String(validating: data, as: UTF8.self) else {
            return failure("is not UTF-8 text")
        }
        let (node, faults) = YAMLReader.read(text, file: name)
        return Result(node: node, faults: faults, textHash: text.hashValue)
    }
}
