import Documents

/// What users say of one solution together.
struct FeedbackPage {
    let words: Words
    /// The result of `feedback.summary`.
    let result: Node

    private var ratings: Node { result["ratings"] ?? .null }

    /// Lays the answer out.
    func write(to page: inout Page) {
        let votes = ratings["votes"]?.integer ?? 0
        let solution = result["solution"]?.text ?? ""
        let place = result["region"]?.text.map { words.region($0) }
        let title = ["solution": Line(solution), "region": Line(place ?? "")]
        page.prose(
            words.sentence(place == nil ? "feedback.title" : "feedback.title-region", title)
                .styled(.strong)
        )
        page.prose(words.sentence("feedback.votes", count: votes))
        if votes > 0 { writeRatings(to: &page) }
        let hidden = result["hidden"]?.integer ?? 0
        if hidden > 0 {
            page.prose(words.sentence("feedback.hidden", count: hidden).styled(.faint))
        }
        let bursts = result["bursts"]?.integer ?? 0
        if bursts > 0 { page.prose(words.sentence("feedback.bursts", count: bursts)) }
        page.space()
        if let utility = result["utility"]?.number {
            page.prose(
                words.sentence("feedback.worth", ["utility": Line(words.percent(utility), .strong)])
            )
        }
        let bounds = result["bounds"]
        page.prose(
            words.sentence(
                "feedback.bounds",
                [
                    "hour": Line(words.numerals.whole(bounds?["hour"]?.integer ?? 0)),
                    "portal": Line(words.percent(bounds?["portal"]?.number ?? 0, decimals: 0)),
                    "elsewhere": Line(
                        words.percent(bounds?["elsewhere"]?.number ?? 0, decimals: 0)
                    ),
                ]
            ).styled(.faint)
        )
    }

    private func writeRatings(to page: inout Page) {
        if ratings["uncertain"]?.boolean == true {
            page.prose(words.sentence("feedback.uncertain").styled(.bad))
        }
        page.space()
        let counts = (ratings["counts"]?.items ?? []).map { $0.integer ?? 0 }
        let most = Double(max(1, counts.max() ?? 1))
        var table = Table([
            Table.Column(words.heading("score"), .right),
            Table.Column(words.heading("votes"), .right), Table.Column("", .left),
        ])
        table.rows = counts.enumerated().map { place, count in
            let score = place - 3
            return [
                Line(score > 0 ? "+\(score)" : "\(score)"), Line(words.numerals.whole(count)),
                Line(String(repeating: "█", count: Int(Double(count) / most * 24))),
            ]
        }
        page.add(table)
        let roles = result["roles"]?.items ?? []
        guard !roles.isEmpty else { return }
        page.space()
        var view = Table([
            Table.Column(words.heading("role"), .left, .cut(least: 10)),
            Table.Column(words.heading("votes"), .right),
            Table.Column(words.heading("mean"), .right), Table.Column("", .left),
        ])
        view.rows = roles.map { row in
            let ratings = row["ratings"]
            let isSplit = ratings?["uncertain"]?.boolean == true
            return [
                Line(words.label(row["role"]?.text ?? "", in: "feedback-roles"), .strong),
                Line(words.numerals.whole(ratings?["votes"]?.integer ?? 0)),
                Line(words.numerals.plain(ratings?["mean"]?.number ?? 0)),
                isSplit ? Line(words.heading("uncertain"), .bad) : Line(),
            ]
        }
        page.add(view)
    }

    /// The ratings for a spreadsheet: all of them, then by role.
    var csv: CSV {
        var csv = CSV(["role", "votes", "mean", "median", "uncertain"])
        let all = [(Node.text("all"), ratings)]
        let roles = (result["roles"]?.items ?? []).map {
            ($0["role"] ?? .null, $0["ratings"] ?? .null)
        }
        for (role, ratings) in all + roles {
            csv.rows.append(
                [CSV.Cell(role)]
                    + ["votes", "mean", "median", "uncertain"].map { CSV.Cell(ratings[$0]) }
            )
        }
        return csv
    }
}
