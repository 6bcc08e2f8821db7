/// Rows under headings, fitted to the width there is.
struct Table {
    /// What a column does where the table is too wide.
    enum Fit {
        /// It stays as wide as its widest cell.
        case whole
        /// It is cut, with an ellipsis, but not below this many columns.
        case cut(least: Int)
        /// Its cells take several lines, but not below this many columns.
        case wrap(least: Int)

        /// The least width; nil where the column never gives way.
        var least: Int? {
            switch self {
            case .whole: nil
            case .cut(let least), .wrap(let least): least
            }
        }
    }

    /// One column.
    struct Column {
        var title: Line
        var alignment: Line.Alignment
        var fit: Fit

        init(_ title: String, _ alignment: Line.Alignment = .left, _ fit: Fit = .whole) {
            self.title = Line(title)
            self.alignment = alignment
            self.fit = fit
        }
    }

    /// The spaces between two columns.
    static let gap = 2

    /// The columns.
    let columns: [Column]
    /// The rows; each has a cell for every column.
    var rows: [[Line]] = []
    /// The spaces before every line.
    var indent = 0

    init(_ columns: [Column], indent: Int = 0) {
        self.columns = columns
        self.indent = indent
    }

    /// The table in lines of at most `width` columns, where its columns can give way that far.
    ///
    /// - Parameter width: nil for as wide as it gets, where nothing is cut.
    /// - Complexity: O(*n*) in the size of the cells.
    func lines(width: Int?) -> [Line] {
        let widths = widths(within: width)
        let hasTitles = columns.contains { !$0.title.spans.isEmpty }
        let head = hasTitles ? line(columns.map { $0.title.styled(.faint) }, widths) : []
        return head + rows.flatMap { line($0, widths) }
    }

    /// The columns of its widest line where nothing gives way.
    ///
    /// - Complexity: O(*n*) in the size of the cells.
    var widest: Int {
        indent + widths(within: nil).reduce(0, +) + Self.gap * (columns.count - 1)
    }

    /// The width of each column: its widest cell, less what the last columns that can give away.
    private func widths(within width: Int?) -> [Int] {
        var widths = columns.indices.map { index in
            max(columns[index].title.columns, rows.map { $0[index].columns }.max() ?? 0)
        }
        guard let width else { return widths }
        let used = indent + widths.reduce(0, +) + Self.gap * (columns.count - 1)
        var excess = used - width
        // The widest gives way first, so that no column is starved while another is roomy.
        while excess > 0 {
            let candidates = columns.indices.filter { index in
                columns[index].fit.least.map { widths[index] > $0 } ?? false
            }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    /// One row, which takes several lines where a cell is wrapped.
    private func line(_ cells: [Line], _ widths: [Int]) -> [Line] {
        let parts = columns.indices.map { index -> [Line] in
            switch columns[index].fit {
            case .whole: [cells[index]]
            case .cut: [cells[index].cut(to: widths[index])]
            case .wrap: cells[index].wrapped(to: widths[index])
            }
        }
        let height = parts.map(\.count).max() ?? 1
        return (0..<height).map { row in
            var line = Line(String(repeating: " ", count: indent))
            for index in columns.indices {
                if index > 0 { line += Line(String(repeating: " ", count: Self.gap)) }
                let cell = row < parts[index].count ? parts[index][row] : Line()
                line += cell.padded(to: widths[index], columns[index].alignment)
            }
            // Nothing is written after the last text of a line.
            return line.trimmed
        }
    }
}
