import Foundation

/// Where the tests find what they run and what they read.
enum Project {
    /// The repository's top folder.
    static let root: URL = {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        return folder
    }()

    /// The shipped catalogue.
    static let catalog = root.appending(path: "catalog").resolvingSymlinksInPath()

    /// The shipped scoring models.
    static let models = root.appending(path: "models").resolvingSymlinksInPath()

    /// The recorded requests and replies.
    static let golden = root.appending(path: "Tests/Golden")

    /// Whether golden replies are recorded, not compared: TWINMATCH_RECORD=1.
    static let isRecording = ProcessInfo.processInfo.environment["TWINMATCH_RECORD"] != nil

    /// The Python scripts.
    static let scripts = root.appending(path: "Tests/python")

    /// The folder with `twinmatchd`: TWINMATCH_BIN, else where the running tests are.
    static let binaries: URL = {
        let environment = ProcessInfo.processInfo.environment
        if let folder = environment["TWINMATCH_BIN"] { return URL(fileURLWithPath: folder) }
        return URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent()
    }()
}
