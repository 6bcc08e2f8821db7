import Catalog
import CatalogFiles
import Documents
import Protocol
import RPC
import SystemClock

/// The solutions of a folder, checked by themselves and cut into parts that fit a request each.
struct SolutionParts {
    /// The most bytes of records in one part; a request holds a little more than these.
    static let mostBytes = 200_000
    /// The longest record, in bytes: it goes alone, and the rest of its request needs some room.
    static let largestRecord = Limits.bodyBytes - 2048

    /// The files of each part as they are sent, with their lines.
    private(set) var parts: [[SourceDocument]] = []
    /// The solutions of all parts.
    let solutions: [Solution]

    /// Reads the folder `solutions` of a catalogue.
    ///
    /// - Throws: ``Failure`` with every fault that can be found without the daemon's lists.
    /// - Complexity: O(*n*) in the size of the files.
    init(of catalogue: String) throws(Failure) {
        let root = catalogue.hasSuffix("/") ? String(catalogue.dropLast()) : catalogue
        let folder = "\(root)/solutions"
        let hint = "name a folder that has solutions/*.yaml"
        guard ImportBase.isFolder(folder) else {
            throw Failure(.inputOutput, "\(folder) is no folder; \(hint)")
        }
        let (files, unread, _) = CatalogFolder.readDocuments(in: folder, as: folder)
        let (solutions, faults) = CatalogBuilder.solutions(
            in: files,
            vocabulary: NoVocabulary(),
            today: SystemClock.today()
        )
        self.solutions = solutions
        var all = unread + faults
        if all.isEmpty, files.isEmpty {
            all = [Fault(file: folder, "holds no solution; \(hint)")]
        }
        var size = 0
        for file in files where all.isEmpty {
            let document = SourceDocument(file: file.file, node: Solution.shape.typed(file.node))
            let bytes = Self.bytes(of: document.node)
            if bytes > Self.largestRecord {
                let most = Self.largestRecord / 1024
                all.append(Fault(file: file.file, "is over \(most) KiB as a record; shorten it"))
            }
            if parts.isEmpty || size + bytes > Self.mostBytes
                || parts[parts.count - 1].count == Limits.arrayItems
            {
                parts.append([])
                size = 0
            }
            parts[parts.count - 1].append(document)
            size += bytes
        }
        guard all.isEmpty else { throw Failure(.badData, all.inFileOrder) }
    }

    /// The length of a record in a request, with the comma behind it.
    private static func bytes(of node: Node) -> Int {
        var writer = JSONWriter()
        writer.value(node)
        return writer.bytes.count + 1
    }
}
