import Documents
import Reports

/// Where solutions stand, as rows of a page.
struct StepTable {
    let words: Words
    /// The region that the page is about; it is not named in its rows.
    let region: String
    /// What a row's solution is called.
    let name: (Node) -> String

    /// The table.
    ///
    /// - Parameter rows: as `adoption.list` sends them.
    func table(of rows: some Sequence<Node>) -> Report.Table {
        var table = Report.Table([
            (words.heading("solution"), false), (words.heading("where"), false),
            (words.heading("stage"), false), (words.heading("level"), false),
            (words.heading("since"), true),
        ])
        table.rows = rows.map { row in
            let stage = row["stage"]?.text.map { words.label($0, in: "adoption-stages") }
            let level = row["level"]?.text.map { words.label($0, in: "adoption-levels") }
            return [
                [.plain(name(row))], [.plain(place(of: row))],
                [stage.map { .plain($0) } ?? .faint(words.heading("by-record"))],
                [.plain(level ?? "–")], [.plain(row["date"]?.text ?? "")],
            ]
        }
        return table
    }

    /// The region, where it is another one than the page is about, and the site.
    func place(of row: Node) -> String {
        let id = row["region"]?.text ?? ""
        let parts = [id == region ? nil : words.region(id), row["site"]?.text]
            .compactMap(\.self)
        return parts.isEmpty ? words.heading("whole-region") : parts.joined(separator: ", ")
    }
}
