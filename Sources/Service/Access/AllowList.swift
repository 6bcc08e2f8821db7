import CatalogFiles
import Documents
import Foundation
import Glibc
import Methods
import ZeroMQ

/// The allow list's file: read when it changes, and the last good one kept.
struct AllowList {
    /// What reading gave.
    enum Outcome {
        /// The file is as it was.
        case unchanged
        /// New keys.
        case read([AccessKey])
        /// The file is faulty or gone; the keys stay as they were.
        case refused([Fault])
    }

    private let path: String
    /// The file as it was last read: when it was changed, its place and its size.
    private var last: [Int]?

    init(_ path: String) {
        self.path = path
    }

    /// Reads the file if it has changed.
    mutating func refresh() -> Outcome {
        var status = stat()
        let isThere = stat(path, &status) == 0
        let now =
            isThere
            ? [status.st_mtim.tv_sec, status.st_mtim.tv_nsec, Int(status.st_ino), status.st_size]
            : []
        guard now != last else { return .unchanged }
        last = now
        guard isThere, let data = FileManager.default.contents(atPath: path),
            let text = String(validating: data, as: UTF8.self)
        else { return .refused([Fault(file: path, "cannot be read as UTF-8 text")]) }
        let (node, faults) = YAMLReader.read(text, file: path)
        guard let node, faults.isEmpty else { return .refused(faults) }
        let document = SourceDocument(file: path, node: node)
        let (keys, wrong) = AccessKey.list(document, isKey: CurveKeyPair.isKey)
        return wrong.isEmpty ? .read(keys) : .refused(wrong)
    }
}
