import Foundation
import Glibc

/// The folder of the copies that nobody has named: they expire, so that what was erased since does
/// not live on in them.
package struct BackupFolder: Sendable {
    private let path: String

    /// Names a folder, which need not be there.
    package init(_ path: String) { self.path = path }

    /// Removes the copies that are older than some moment.
    ///
    /// - Parameter time: ms since 1970.
    /// - Returns: the names of those that were removed.
    /// - Complexity: O(*n*) in the files of the folder.
    package func removeCopies(before time: Int) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter(Self.isCopy).sorted().filter { name in
            var status = stat()
            let file = "\(path)/\(name)"
            guard stat(file, &status) == 0, Int(status.st_mtim.tv_sec) * 1000 < time
            else { return false }
            return unlink(file) == 0
        }
    }

    /// Whether a file has one of the names that are given here: nothing else is touched.
    private static func isCopy(_ name: String) -> Bool {
        name.wholeMatch(of: /[0-9]+-revision-[0-9]+\.db|before-tables-[0-9]+-[0-9]+\.db/) != nil
    }
}
