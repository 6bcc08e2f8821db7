import Importing

/// What an import did, for people: rows, fields, and the first refusals.
struct ImportPage {
    let words: Words
    let tally: ImportTally

    /// Lays the account out.
    func write(to page: inout Page) {
        let counts = [tally.changed, tally.same].map { Line(words.numerals.whole($0)) }
        let taken = words.sentence(
            "import.taken",
            count: tally.taken,
            ["changed": counts[0], "same": counts[1]]
        )
        page.prose(taken.styled(.strong))
        if tally.refused > 0 {
            page.prose(words.sentence("import.refused", count: tally.refused).styled(.bad))
        }
        writeFields(to: &page)
        writeRefusals(to: &page)
    }

    private func writeFields(to page: inout Page) {
        // A field that is left out of every row has no place here; naming each would hide the rest.
        let fields = tally.fields.filter { $0.counts.keys.contains { $0 != .left } }
        let others = tally.fields.count - fields.count
        guard !tally.fields.isEmpty else { return }
        page.space()
        page.prose(words.sentence("import.fields").styled(.faint))
        var table = Table(
            [Table.Column(words.heading("field"), .left, .cut(least: 16))]
                + FieldOutcome.Kind.allCases.map {
                    Table.Column(words.heading("outcome.\($0.rawValue)"), .right)
                }
        )
        table.rows = fields.map { key, counts in
            [Line(key)]
                + FieldOutcome.Kind.allCases.map { kind in
                    let count = counts[kind] ?? 0
                    return Line(count == 0 ? "" : words.numerals.whole(count))
                }
        }
        page.add(table)
        if others > 0 {
            page.prose(words.sentence("import.left", count: others).styled(.faint))
        }
    }

    private func writeRefusals(to page: inout Page) {
        guard !tally.shown.isEmpty else { return }
        page.space()
        page.prose(words.sentence("import.first").styled(.strong))
        var table = Table([
            Table.Column(words.heading("row"), .right),
            Table.Column(words.heading("field"), .left, .cut(least: 12)),
            Table.Column(words.heading("reason"), .left, .wrap(least: 24)),
        ])
        table.rows = tally.shown.map { refusal in
            [
                Line(words.numerals.whole(refusal.row)),
                Line(refusal.field.isEmpty ? words.heading("whole-row") : refusal.field),
                Line(refusal.reason),
            ]
        }
        page.add(table)
        let rest = tally.refusals - tally.shown.count
        if rest > 0 {
            page.prose(words.sentence("import.more", count: rest).styled(.faint))
        }
    }
}
