import Foundation

/// What shipped code does not do: end the process, or promise what it cannot know.
enum Cautions {
    private static let forbidden = ["try!", "as!", "fatalError(", "nonisolated(unsafe)", "print("]

    /// The lines that do it; a `precondition` with its sentence is the caller's fault and allowed.
    static func violations(in source: SourceFile) -> [Violation] {
        guard source.isShipped else { return [] }
        return source.lines.enumerated().flatMap { index, line -> [Violation] in
            guard !line.trimmed.hasPrefix("//") else { return [] }
            var found = forbidden.filter { holds(line, $0) }
            // `@unchecked Sendable` needs the reason beside it.
            let near = source.lines[index..<min(index + 3, source.lines.count)]
            if line.contains("@unchecked Sendable"),
                !near.contains(where: { $0.contains("// @unchecked Sendable: ") })
            {
                found.append("@unchecked Sendable without its reason")
            }
            return found.map { Violation(path: source.path, line: index + 1, message: $0) }
        }
    }

    /// Whether a word stands in a line as a word of its own.
    private static func holds(_ line: Substring, _ word: String) -> Bool {
        guard let range = line.range(of: word) else { return false }
        guard range.lowerBound > line.startIndex else { return true }
        let before = line[line.index(before: range.lowerBound)]
        return !(before.isLetter || before.isNumber || before == "_" || before == ".")
    }
}
