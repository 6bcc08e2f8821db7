import Foundation

/// A Swift file of the project, line by line.
struct SourceFile {
    /// Its path below the project's top folder.
    let path: String
    /// Its lines, without their ends.
    let lines: [Substring]

    /// Makes a file from its text.
    init(path: String, text: String) {
        self.path = path
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() }
        self.lines = lines
    }

    /// The target it belongs to: the folder below Sources or Tests.
    var target: String {
        let steps = path.split(separator: "/")
        return steps.count > 1 ? String(steps[1]) : ""
    }

    /// Whether it is part of what is shipped.
    var isShipped: Bool { path.hasPrefix("Sources/") }

    /// Every Swift file below Sources and Tests.
    static func all() throws -> [SourceFile] {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        var files: [SourceFile] = []
        for folder in ["Sources", "Tests"] {
            let base = root.appending(path: folder).path
            let names = try FileManager.default.subpathsOfDirectory(atPath: base)
            for name in names.sorted() where name.hasSuffix(".swift") {
                let text = try String(contentsOfFile: "\(base)/\(name)", encoding: .utf8)
                files.append(SourceFile(path: "\(folder)/\(name)", text: text))
            }
        }
        return files
    }
}

extension Substring {
    /// The number of spaces it starts with.
    var indent: Int { prefix { $0 == " " }.count }

    /// The line without what surrounds it.
    var trimmed: Substring {
        drop { $0 == " " }
    }
}
