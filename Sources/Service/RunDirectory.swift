import Foundation
import Glibc
import Storage

/// The folder with the daemon's sockets, held by a lock so that no second daemon takes them over.
///
/// An ipc bind would silently steal a running daemon's path; the lock comes first.
final class RunDirectory: Sendable {
    /// The folder.
    let path: String
    /// Held until the process ends.
    private let lock: FolderLock

    /// Opens and locks the folder.
    ///
    /// - Parameter given: the folder; nil for `$XDG_RUNTIME_DIR/twinmatch`, else `/run/twinmatch`,
    ///   which is then made if it is missing.
    /// - Throws: ``DaemonError`` when it is missing, read-only or another daemon's.
    init(_ given: String?) throws(DaemonError) {
        path = given ?? Self.defaultPath
        if given == nil { _ = mkdir(path, 0o750) }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
            isFolder.boolValue
        else {
            throw DaemonError(
                .configuration,
                "the run directory \(path) is not there; make it (mkdir -p \(path)) or name "
                    + "another with --run-dir"
            )
        }
        do throws(StoreError) {
            lock = try FolderLock(path)
        } catch  where error.code == .held {
            throw DaemonError(
                .configuration,
                "another daemon runs in \(path); stop it or name another --run-dir"
            )
        } catch {
            throw DaemonError(
                .configuration,
                "the run directory \(path) cannot be written; check its owner and permissions"
            )
        }
    }

    /// The ipc endpoint of a socket of this folder.
    func endpoint(_ name: String) -> String { "ipc://\(path)/\(name).sock" }

    /// Where the daemon lives unless it is told otherwise.
    static var defaultPath: String {
        let environment = ProcessInfo.processInfo.environment
        guard let runtime = environment["XDG_RUNTIME_DIR"], !runtime.isEmpty
        else { return "/run/twinmatch" }
        return runtime + "/twinmatch"
    }
}
