import Documents

/// Twinnings, a line each.
struct TwinningRows: RowsPage {
    let words: Words
    /// Rows as `twinnings.list` sends them.
    let rows: [Node]

    /// Lays the rows out.
    func write(to page: inout Page) {
        guard !rows.isEmpty else { return }
        var table = Table([
            Table.Column(words.heading("twinning"), .left, .cut(least: 16)),
            Table.Column(words.heading("originator")), Table.Column(words.heading("adopter")),
            Table.Column(words.heading("solution"), .left, .cut(least: 10)),
            Table.Column(words.heading("status")),
            Table.Column(words.heading("stage"), .left, .cut(least: 10)),
            Table.Column(words.heading("opened")), Table.Column(words.heading("closed")),
        ])
        table.rows = rows.map { row in
            let stage = row["stage"]?.text.map { words.label($0, in: "twinning-stages") }
            let outcome = row["outcome"]?.text.map { words.label($0, in: "twinning-outcomes") }
            return [
                Line(row["id"]?.text ?? "", .strong), Line(row["originator"]?.text ?? ""),
                Line(row["adopter"]?.text ?? ""), Line(row["solution"]?.text ?? ""),
                Line(words.heading("status.\(row["status"]?.text ?? "")")),
                Line(outcome ?? stage ?? words.heading("no-stage")),
                Line(row["opened"]?.text ?? "", .faint),
                Line(row["closed"]?.text ?? "-", .faint),
            ]
        }
        page.add(table)
    }

    /// The rows for a spreadsheet.
    var csv: CSV {
        CSV(
            rows,
            members: [
                "id", "version", "status", "originator", "adopter", "profile", "solution", "type",
                "opened", "closed", "stage", "participants", "outcome",
            ]
        )
    }
}
