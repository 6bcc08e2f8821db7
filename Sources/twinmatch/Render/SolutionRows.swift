import Documents

/// Solutions one below the other: what each is, and what else a command has to say of it.
struct SolutionRows {
    let words: Words
    /// Rows as `solutions.list` and its kin send them.
    let rows: [Node]
    /// A column of the command's own behind the name.
    var column: (title: Table.Column, cell: (Node) -> Line)?
    /// Lines of the command's own below the summary.
    var notes: (Node) -> [Line] = { _ in [] }

    /// Lays the rows out.
    func write(to page: inout Page) {
        guard !rows.isEmpty else { return }
        var columns = [
            Table.Column(words.heading("id"), .left, .cut(least: 12)),
            Table.Column(words.heading("solution"), .left, .cut(least: 12)),
            Table.Column(words.subject("kind"), .left, .cut(least: 8)),
            Table.Column(words.heading("known"), .right),
        ]
        if let column { columns.insert(column.title, at: 2) }
        var table = Table(columns)
        table.rows = rows.map { row in
            var cells = [
                Line(row["id"]?.text ?? ""), Line(row["name"]?.text ?? "", .strong),
                Line(words.label(row["kind"]?.text ?? "", in: "kinds")),
                Line(words.percent(row["known"]?.number ?? 0, decimals: 0)),
            ]
            if let column { cells.insert(column.cell(row), at: 2) }
            return cells
        }
        let lines = table.lines(width: page.terminal.width)
        page.add(lines[0])
        for (line, row) in zip(lines.dropFirst(), rows) {
            page.add(line)
            page.prose(Line(row["summary"]?.text ?? "", .faint), indent: 4)
            for note in notes(row) { page.prose(note, indent: 4) }
        }
    }
}
