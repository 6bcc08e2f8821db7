/// How long files, functions and lines may be.
enum Lengths {
    /// Most lines of a file.
    static let file = 400
    /// Most lines of a function, its first and last included.
    static let function = 70
    /// Most columns of a line.
    static let line = 100

    /// What is too long in a file.
    static func violations(in source: SourceFile) -> [Violation] {
        var found: [Violation] = []
        if source.lines.count > file {
            let message = "\(source.lines.count) lines; a file has \(file) at most"
            found.append(Violation(path: source.path, line: source.lines.count, message: message))
        }
        for (index, text) in source.lines.enumerated() where text.count > line {
            let message = "\(text.count) columns; a line has \(line) at most"
            found.append(Violation(path: source.path, line: index + 1, message: message))
        }
        for (start, length) in functions(of: source) where length > function {
            let message = "\(length) lines; a function has \(function) at most"
            found.append(Violation(path: source.path, line: start + 1, message: message))
        }
        return found
    }

    /// Where each function starts, and over how many lines it goes.
    ///
    /// The formatter puts the closing brace below the first letter of the declaration, so that the
    /// end of a function is the next line of its own indentation that starts with a brace.
    static func functions(of source: SourceFile) -> [(start: Int, length: Int)] {
        source.lines.indices.compactMap { start in
            let text = source.lines[start]
            guard Declaration(text)?.hasBody == true else { return nil }
            let indent = text.indent
            var end = start
            // The header may take several lines; without a brace it is a requirement.
            while !source.lines[end].hasSuffix("{") {
                if end > start, source.lines[end].indent < indent { return nil }
                if source.lines[end].contains("{"), source.lines[end].hasSuffix("}") {
                    return (start, end - start + 1)
                }
                end += 1
                guard end < source.lines.count, !source.lines[end].isEmpty else { return nil }
            }
            while end + 1 < source.lines.count {
                end += 1
                let line = source.lines[end]
                if line.indent == indent, line.trimmed.hasPrefix("}") { break }
            }
            return (start, end - start + 1)
        }
    }
}
