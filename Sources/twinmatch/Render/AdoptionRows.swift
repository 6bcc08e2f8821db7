import Documents

/// Where solutions stand, a line each.
struct AdoptionRows: RowsPage {
    let words: Words
    /// Rows as `adoption.list` sends them.
    let rows: [Node]

    /// Lays the rows out.
    func write(to page: inout Page) {
        guard !rows.isEmpty else { return }
        var table = Table([
            Table.Column(words.heading("event"), .right),
            Table.Column(words.heading("solution"), .left, .cut(least: 10)),
            Table.Column(words.heading("region")),
            Table.Column(words.heading("site"), .left, .cut(least: 6)),
            Table.Column(words.heading("stage"), .left, .cut(least: 10)),
            Table.Column(words.heading("level"), .left, .cut(least: 10)),
            Table.Column(words.heading("date")),
        ])
        table.rows = rows.map { row in
            let stage = row["stage"]?.text.map { Line(words.label($0, in: "adoption-stages")) }
            let level = row["level"]?.text.map { Line(words.label($0, in: "adoption-levels")) }
            return [
                Line(row["event"]?.integer.map(String.init) ?? "-"),
                Line(row["solution"]?.text ?? "", .strong), Line(row["region"]?.text ?? ""),
                Line(row["site"]?.text ?? ""),
                stage ?? Line(words.heading("by-record"), .faint), level ?? Line(),
                Line(row["date"]?.text ?? "", .faint),
            ]
        }
        page.add(table)
    }

    /// The rows for a spreadsheet.
    var csv: CSV {
        CSV(rows, members: ["event", "solution", "region", "site", "stage", "level", "date"])
    }
}
