import Documents

/// Everything that is kept of one person: votes, entries in the network, twinnings.
struct PersonPage {
    let words: Words
    /// The result of `person.export`.
    let result: Node

    private var votes: FeedbackRows {
        FeedbackRows(words: words, rows: result["events"]?.items ?? [])
    }
    private var entries: MemberRows {
        MemberRows(words: words, rows: result["network"]?.items ?? [])
    }
    private var twinnings: [Node] { result["twinnings"]?.items ?? [] }

    /// Whether nothing is kept.
    var isEmpty: Bool { votes.rows.isEmpty && entries.rows.isEmpty }

    /// Lays the answer out.
    func write(to page: inout Page) {
        votes.write(to: &page)
        guard !entries.rows.isEmpty else { return }
        page.heading(words.heading("entries"))
        entries.write(to: &page)
        guard !twinnings.isEmpty else { return }
        page.heading(words.heading("twinnings"))
        for row in twinnings {
            let role = words.label(row["role"]?.text ?? "", in: "member-roles")
            var line = [Line(row["twinning"]?.text ?? "", .strong), Line(role)]
            if row["present"]?.boolean == false {
                line.append(Line(words.heading("left-it"), .faint))
            }
            page.add(line.joined("  "))
        }
    }

    /// A row for each vote, then for each version of the entry, then for each twinning.
    var csv: CSV {
        let vote = votes.csv
        let entry = entries.csv
        let empty = { (count: Int) in [CSV.Cell](repeating: .empty, count: count) }
        // Both have a region, so that the columns of entries say whose they are.
        var csv = CSV(
            ["kept"] + vote.columns + entry.columns.map { "entry-\($0)" } + ["twinning", "part"]
        )
        csv.rows = vote.rows.map { [.text("vote")] + $0 + empty(entry.columns.count + 2) }
        csv.rows += entry.rows.map {
            [.text("entry")] + empty(vote.columns.count) + $0 + empty(2)
        }
        csv.rows += twinnings.map {
            [.text("twinning")] + empty(vote.columns.count + entry.columns.count)
                + [CSV.Cell($0["twinning"]), CSV.Cell($0["role"])]
        }
        return csv
    }
}
