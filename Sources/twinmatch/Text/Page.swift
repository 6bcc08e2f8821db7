/// Text for people, laid out line by line.
struct Page {
    /// What it is laid out for.
    let terminal: Terminal
    private var lines: [Line] = []

    /// The widest that running text is set: longer lines are hard to follow.
    static let proseWidth = 96

    init(_ terminal: Terminal) {
        self.terminal = terminal
    }

    /// The text as bytes.
    var rendered: String {
        lines.map { $0.rendered(colour: terminal.hasColour) + "\n" }.joined()
    }

    /// Adds an empty line, unless there is one already or nothing stands above.
    mutating func space() {
        guard let last = lines.last, !last.spans.isEmpty else { return }
        lines.append(Line())
    }

    /// Adds a heading with space above.
    mutating func heading(_ text: String) {
        space()
        add(Line(text, .strong))
    }

    /// Adds a line as it is.
    mutating func add(_ line: Line) { lines.append(line) }

    /// Adds lines as they are.
    mutating func add(_ more: [Line]) { lines += more }

    /// Adds a table.
    mutating func add(_ table: Table) { lines += table.lines(width: terminal.width) }

    /// Adds running text, broken between words.
    ///
    /// - Parameters:
    ///   - indent: spaces before the first line.
    ///   - lead: stands before the text, such as a bullet; following lines start behind it.
    mutating func prose(_ text: Line, indent: Int = 0, lead: Line = Line()) {
        let start = Line(String(repeating: " ", count: indent)) + lead
        let hanging = Line(String(repeating: " ", count: start.columns))
        let width = terminal.width.map { min($0, Self.proseWidth) - start.columns }
        for (number, line) in text.wrapped(to: width).enumerated() {
            lines.append((number == 0 ? start : hanging) + line)
        }
    }
}
