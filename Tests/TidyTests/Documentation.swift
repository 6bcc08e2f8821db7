/// That whatever other targets see says in one line what it is.
enum Documentation {
    /// The declarations that say nothing of themselves.
    static func violations(in source: SourceFile) -> [Violation] {
        var found: [Violation] = []
        // The open exported enums and protocols, whose cases and requirements are exported too.
        var open: [(indent: Int, keyword: Substring)] = []
        var isInText = false
        for (index, line) in source.lines.enumerated() {
            let delimiters = line.split(separator: "\"\"\"", omittingEmptySubsequences: false).count
            let wasInText = isInText
            if delimiters.isMultiple(of: 2) { isInText.toggle() }
            guard !wasInText, !line.isEmpty else { continue }
            while let last = open.last?.indent, line.indent <= last, !line.trimmed.hasPrefix("}") {
                open.removeLast()
            }
            if line.trimmed.hasPrefix("}"), open.last?.indent == line.indent { open.removeLast() }
            guard let declaration = Declaration(line) else { continue }
            let owner = open.last.flatMap { $0.indent == line.indent - 4 ? $0.keyword : nil }
            let isNeeded =
                declaration.isExported || owner == "enum" && declaration.keyword == "case"
                || owner == "protocol" && declaration.modifiers.allSatisfy { $0 != "private" }
            if isNeeded, !isDocumented(index, in: source) {
                let message = "\(declaration.keyword) has no summary (/// ...)"
                found.append(Violation(path: source.path, line: index + 1, message: message))
            }
            if declaration.isExported, ["enum", "protocol"].contains(declaration.keyword),
                line.hasSuffix("{")
            {
                open.append((line.indent, declaration.keyword))
            }
        }
        return found
    }

    /// Whether a summary stands above a line.
    private static func isDocumented(_ index: Int, in source: SourceFile) -> Bool {
        var above = index - 1
        while above >= 0, source.lines[above].trimmed.hasPrefix("@") { above -= 1 }
        guard above >= 0 else { return false }
        if source.lines[above].trimmed.hasPrefix("///") { return true }
        // Cases that belong together may share the summary above the first of them.
        guard source.lines[index].trimmed.hasPrefix("case ") else { return false }
        return source.lines[above].trimmed.hasPrefix("case ") && isDocumented(above, in: source)
    }
}
