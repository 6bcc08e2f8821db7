import Foundation
import Glibc
import Methods

/// What the system says of this process and of the store's files.
struct ProcessFigures: Sendable {
    /// The store's folder; nil where files are served.
    let store: String?

    /// Fills in the figures; what the system does not tell stays zero.
    func fill(_ figures: inout ServerFigures) {
        if let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) {
            let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
            figures.residentBytes = pages * Int(getpagesize())
        }
        let open = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
        figures.descriptors = open?.count ?? 0
        guard let store else { return }
        for name in ["twinmatch.db", "twinmatch.db-wal"] {
            var status = stat()
            if stat(store + "/" + name, &status) == 0 { figures.storeBytes += Int(status.st_size) }
        }
        var space = statvfs()
        if statvfs(store, &space) == 0 {
            figures.storeFreeBytes = Int(space.f_bavail) * Int(space.f_frsize)
        }
    }
}
