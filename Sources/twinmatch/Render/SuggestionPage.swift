import Documents

/// Whom to bring in, each with the reasons that count most.
struct SuggestionPage {
    let words: Words
    /// Rows as `network.suggest` sends them.
    let rows: [Node]

    /// The most near codes that a page tells of one member.
    private static let mostNear = 3
    /// How near a code must come to be told: one of the same root alone says little.
    private static let leastNear = 0.5

    /// Lays the answer out.
    func write(to page: inout Page) {
        for row in rows {
            page.space()
            let score = row["score"]?.number ?? 0
            page.add(
                [
                    Line(words.numerals.points(score), .strong),
                    Bar.interval(
                        score: score,
                        low: row["low"]?.number ?? score,
                        high: row["high"]?.number ?? score,
                        width: 16
                    ),
                    Line(row["name"]?.text ?? "", .strong),
                    Line(words.label(row["kind"]?.text ?? "", in: "member-kinds")),
                    Line(words.region(row["region"]?.text ?? "")),
                    Line(row["member"]?.text ?? "", .faint),
                ].joined("  ")
            )
            writeReasons(of: row, to: &page)
        }
    }

    private func writeReasons(of row: Node, to page: inout Page) {
        let parts = (row["contributions"]?.items ?? []).filter {
            ($0["contribution"]?.number ?? 0) > 0
        }
        let sorted = parts.sorted {
            ($0["contribution"]?.number ?? 0) > ($1["contribution"]?.number ?? 0)
        }
        for part in sorted {
            let points = words.numerals.points(part["contribution"]?.number ?? 0)
            let label = words.label(part["criterion"]?.text ?? "", in: "network-reasons")
            page.prose(Line(label), indent: 2, lead: Line("+\(points)  ", .good))
        }
        let near = (row["matched"]?.items ?? []).filter {
            ($0["affinity"]?.number ?? 0) >= Self.leastNear
        }
        for near in near.prefix(Self.mostNear) {
            let list = near["list"]?.text ?? ""
            let (need, have) = (near["need"]?.text ?? "", near["have"]?.text ?? "")
            let values = [
                "need": Line(words.label(need, in: list)),
                "have": Line(words.label(have, in: list)),
            ]
            let key = need == have ? "network.same" : "network.near"
            page.prose(words.sentence(key, values).styled(.faint), indent: 4)
        }
        for part in row["contributions"]?.items ?? [] where part["known"]?.boolean == false {
            let reason = words.label(part["criterion"]?.text ?? "", in: "network-reasons")
            let values = ["reason": Line(reason)]
            page.prose(words.sentence("network.unknown", values).styled(.faint), indent: 2)
        }
    }

    /// A row a member, with a column for each reason that counts.
    var csv: CSV {
        let reasons = (rows.first?["contributions"]?.items ?? []).compactMap {
            $0["criterion"]?.text
        }
        let members = ["member", "name", "kind", "region", "roles", "score", "low", "high"]
        var csv = CSV(members + reasons)
        csv.rows = rows.map { row in
            members.map { CSV.Cell(row[$0]) }
                + reasons.map { reason in
                    let part = row["contributions"]?.items.first { $0["criterion"]?.text == reason }
                    return CSV.Cell(part?["contribution"])
                }
        }
        return csv
    }
}
