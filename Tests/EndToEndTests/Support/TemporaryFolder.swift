import Foundation

/// A folder of a test's own, gone with the test.
final class TemporaryFolder {
    /// The folder; short, because an ipc path has at most 107 bytes.
    let url: URL

    init() throws {
        let name = String(UInt32.random(in: 0...UInt32.max), radix: 36)
        url = URL(fileURLWithPath: "/tmp/tm-\(name)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// The path of something in the folder.
    func path(_ name: String) -> String { url.appending(path: name).path }

    /// Copies the shipped catalogue into the folder, with its models beside it.
    ///
    /// - Returns: the copied catalogue.
    func copyCatalog() throws -> URL {
        let catalog = url.appending(path: "catalog")
        try FileManager.default.copyItem(at: Project.catalog, to: catalog)
        try FileManager.default.copyItem(at: Project.models, to: url.appending(path: "models"))
        return catalog
    }

    /// Copies the shipped catalogue cut to the global goods, whose records seldom change.
    ///
    /// - Returns: the copied catalogue.
    func copyGlobalGoods() throws -> URL {
        let catalog = try copyCatalog()
        let solutions = catalog.appending(path: "solutions")
        let manager = FileManager.default
        for name in try manager.contentsOfDirectory(atPath: solutions.path) {
            let file = solutions.appending(path: name)
            let text = try String(contentsOf: file, encoding: .utf8)
            let lists = text.split(separator: "\n").first { $0.hasPrefix("lists:") } ?? ""
            if !lists.contains("global-goods") { try manager.removeItem(at: file) }
        }
        return catalog
    }
}
