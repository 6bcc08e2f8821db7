import Documents

/// How many places have reached each stage, and which of them stand still.
struct FunnelPage {
    let words: Words
    /// The result of `adoption.funnel`.
    let result: Node

    private var stages: [Node] { result["stages"]?.items ?? [] }
    /// The stalled places.
    var stalled: [Node] { result["stalled"]?.items ?? [] }

    /// Lays the answer out.
    func write(to page: inout Page) {
        let staged = result["staged"]?.integer ?? 0
        page.prose(words.sentence("funnel.staged", count: staged).styled(.strong))
        let unstaged = result["unstaged"]?.integer ?? 0
        if unstaged > 0 {
            page.prose(words.sentence("funnel.unstaged", count: unstaged).styled(.faint))
        }
        guard staged > 0 else { return page.prose(words.sentence("funnel.how-to")) }
        page.space()
        writeStages(to: &page)
        page.prose(words.sentence("funnel.how").styled(.faint))
        writeStalled(to: &page)
    }

    private func writeStages(to page: inout Page) {
        var table = Table([
            Table.Column(words.heading("stage"), .left, .cut(least: 12)),
            Table.Column(words.heading("reached"), .right),
            Table.Column(""), Table.Column(words.heading("here"), .right),
            Table.Column(words.heading("days"), .right),
            Table.Column(words.heading("went-on"), .right),
        ])
        let most = Double(max(1, stages.map { $0["reached"]?.integer ?? 0 }.max() ?? 1))
        table.rows = stages.map { stage in
            let reached = stage["reached"]?.integer ?? 0
            let days = stage["medianDays"]?.number.map { words.numerals.plain($0) }
            let share = stage["conversion"]?.number.map { words.percent($0, decimals: 0) }
            return [
                Line(words.label(stage["stage"]?.text ?? "", in: "adoption-stages")),
                Line(words.numerals.whole(reached), .strong),
                Bar.share(Double(reached) / most, width: 12, style: .mark),
                Line(words.numerals.whole(stage["here"]?.integer ?? 0)), Line(days ?? "-"),
                Line(share ?? "-"),
            ]
        }
        page.add(table)
    }

    private func writeStalled(to page: inout Page) {
        page.space()
        let total = result["total"]?.integer ?? 0
        guard total > 0 else { return page.prose(words.sentence("funnel.none-stalled")) }
        page.prose(words.sentence("funnel.stalled", count: total).styled(.strong))
        guard !stalled.isEmpty else { return }
        var table = Table([
            Table.Column(words.heading("solution"), .left, .cut(least: 10)),
            Table.Column(words.heading("region")),
            Table.Column(words.heading("site"), .left, .cut(least: 6)),
            Table.Column(words.heading("stage"), .left, .cut(least: 10)),
            Table.Column(words.heading("since")), Table.Column(words.heading("days"), .right),
        ])
        table.rows = stalled.map { row in
            [
                Line(row["solution"]?.text ?? "", .strong), Line(row["region"]?.text ?? ""),
                Line(row["site"]?.text ?? ""),
                Line(words.label(row["stage"]?.text ?? "", in: "adoption-stages")),
                Line(row["since"]?.text ?? "", .faint),
                Line(words.numerals.whole(row["days"]?.integer ?? 0)),
            ]
        }
        page.add(table)
    }

    /// A row for each stage, then for each stalled place.
    var csv: CSV {
        let members = ["reached", "here", "stays", "medianDays", "conversion"]
        let places = ["solution", "region", "site", "since", "days"]
        var csv = CSV(["kind", "stage"] + members + places)
        csv.rows =
            stages.map { stage in
                [.text("stage"), CSV.Cell(stage["stage"])] + members.map { CSV.Cell(stage[$0]) }
                    + places.map { _ in .empty }
            }
            + stalled.map { row in
                [.text("stalled"), CSV.Cell(row["stage"])] + members.map { _ in .empty }
                    + places.map { CSV.Cell(row[$0]) }
            }
        return csv
    }
}
