import Documents

/// Votes one below the other, each with its text.
struct FeedbackRows: RowsPage {
    let words: Words
    /// Rows as `feedback.list` sends them.
    let rows: [Node]

    /// Lays the rows out.
    func write(to page: inout Page) {
        guard !rows.isEmpty else { return }
        var table = Table([
            Table.Column(words.heading("event"), .right),
            Table.Column(words.heading("solution"), .left, .cut(least: 10)),
            Table.Column(words.heading("region"), .left),
            Table.Column(words.heading("role"), .left, .cut(least: 8)),
            Table.Column(words.heading("score"), .right),
            Table.Column(words.heading("date"), .left),
        ])
        table.rows = rows.map { row in
            let counts = row["counts"]?.boolean ?? true
            let score = row["score"]?.integer ?? 0
            let role = row["role"]?.text.map { words.label($0, in: "feedback-roles") }
            return [
                Line(String(row["event"]?.integer ?? 0)),
                Line(row["solution"]?.text ?? "", .strong), Line(row["region"]?.text ?? ""),
                Line(role ?? "-"),
                Line(score > 0 ? "+\(score)" : "\(score)", counts ? .plain : .faint),
                Line(String((row["received"]?.text ?? "").prefix(10)), .faint),
            ]
        }
        let lines = table.lines(width: page.terminal.width)
        page.add(lines[0])
        for (line, row) in zip(lines.dropFirst(), rows) {
            page.add(line)
            if let text = row["text"]?.text {
                page.prose(Line(text.withoutControls, .faint), indent: 4)
            }
            if row["counts"]?.boolean == false {
                page.prose(words.sentence("feedback.not-counted").styled(.faint), indent: 4)
            }
        }
    }

    /// The rows for a spreadsheet.
    var csv: CSV {
        CSV(
            rows,
            members: [
                "event", "solution", "region", "role", "level", "score", "text", "language", "time",
                "received", "portal", "counts",
            ]
        )
    }
}
