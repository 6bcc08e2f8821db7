import Documents

/// Why a solution is not among the best, in sentences.
struct WhyNotPage {
    let words: Words
    /// The result of `match.explain`.
    let result: Node
    let profile: ProfileView
    let filter: Node?
    /// The names of the solutions that are mentioned, by id.
    let names: [String: String]

    /// The most causes or changes that are listed.
    static let most = 3

    private var match: MatchView { MatchView(node: result["match"] ?? .null) }
    private var whyNot: Node { result["whyNot"] ?? .null }
    private var solution: Line { Line(match.name, .strong) }
    private var k: Int { whyNot["k"]?.integer ?? 10 }

    /// Lays the answer out.
    func write(to page: inout Page) {
        let title = words.sentence(
            "why-not.title",
            ["solution": Line(match.name), "profile": Line(profile.title)]
        )
        page.prose(title.styled(.strong))
        page.space()
        switch whyNot["status"]?.text {
        case "excluded": writeExcluded(to: &page)
        case "within": writeWithin(to: &page)
        default: writeBelow(to: &page)
        }
        writeUnknown(to: &page)
        if result["_meta"]?["illustrative"]?.boolean == true {
            page.space()
            let line = words.sentence("illustrative", ["profile": Line(profile.name)])
            page.prose(line.styled(.doubtful))
        }
    }

    private var rank: Line {
        words.sentence(
            "rank-of",
            count: result["total"]?.integer ?? 0,
            ["rank": Line(words.numerals.whole(match.rank ?? 0))]
        )
    }

    private func writeExcluded(to page: inout Page) {
        let broken = match.constraints.filter(\.excludes)
        page.prose(
            words.sentence("why-not.excluded", count: broken.count, ["solution": solution])
        )
        for constraint in broken {
            let line = words.finding(of: constraint, profile: profile.node, filter: filter)
            page.prose(line.text, indent: 2, lead: line.sign)
        }
        page.space()
        page.prose(
            words.sentence("why-not.score-anyway", ["score": Line(words.percent(match.score))])
        )
    }

    private func writeWithin(to page: inout Page) {
        page.prose(
            words.sentence(
                "why-not.within",
                ["solution": solution, "rank": rank, "k": Line(words.numerals.whole(k))]
            )
        )
    }

    private func writeBelow(to page: inout Page) {
        guard let gap = whyNot["gap"]?.number, let kth = whyNot["kth"]?.text else {
            // Fewer solutions remain than ranks were asked for, so every one is within.
            return writeWithin(to: &page)
        }
        let rival = Line(names[kth] ?? kth, .strong)
        page.prose(
            words.sentence(
                "why-not.below",
                [
                    "solution": solution, "rank": rank,
                    "score": Line(words.percent(match.score)),
                    "rival": rival, "k": Line(words.numerals.whole(k)),
                    "rivalScore": Line(words.percent(match.score + gap)),
                    "gap": Line(words.points(gap), .strong),
                ]
            )
        )
        writeDifferences(rival, to: &page)
        writeChanges(to: &page)
    }

    private func writeDifferences(_ rival: Line, to page: inout Page) {
        let all = (whyNot["criteria"]?.items ?? []).map(DifferenceView.init)
        let behind = all.filter { $0.difference > 0 }
        guard !behind.isEmpty else { return }
        page.space()
        page.prose(words.sentence("why-not.behind", ["rival": rival]))
        for item in behind.prefix(Self.most) { writeDifference(item, to: &page) }
        let ahead = all.filter { $0.difference < 0 }.reversed()
        guard !ahead.isEmpty else { return }
        page.prose(words.sentence("why-not.ahead", ["rival": rival]))
        for item in ahead.prefix(Self.most) { writeDifference(item, to: &page) }
    }

    private func writeDifference(_ item: DifferenceView, to page: inout Page) {
        let text = words.sentence(
            "why-not.difference",
            [
                "criterion": Line(words.label(item.criterion, in: "criteria")),
                "points": Line(words.points(item.difference)),
            ]
        )
        page.prose(text, indent: 2, lead: .bullet)
    }

    private func writeChanges(to page: inout Page) {
        let utilities = whyNot["utilityChanges"]?.items ?? []
        let weights = whyNot["weightChanges"]?.items ?? []
        page.space()
        let values = ["k": Line(words.numerals.whole(k)), "solution": solution]
        guard !utilities.isEmpty || !weights.isEmpty else {
            return page.prose(words.sentence("why-not.no-change", values))
        }
        if utilities.isEmpty {
            page.prose(words.sentence("why-not.no-utility", values))
        } else {
            page.prose(words.sentence("why-not.utility", values))
            for change in utilities.prefix(Self.most) {
                page.prose(utilityChange(change), indent: 2, lead: .bullet)
            }
        }
        guard !weights.isEmpty else { return }
        page.prose(words.sentence("why-not.weight", values))
        for change in weights.prefix(Self.most) {
            page.prose(weightChange(change), indent: 2, lead: .bullet)
        }
    }

    private func utilityChange(_ change: Node) -> Line {
        let (from, to) = (change["from"]?.number ?? 0, change["to"]?.number ?? 0)
        // Rounded up, so that what people read is enough.
        let enough = min(1, (to * 100).rounded(.up) / 100)
        return words.sentence(
            from > 0 ? "why-not.utility-change" : "why-not.utility-from-nothing",
            [
                "criterion": Line(words.label(change["criterion"]?.text ?? "", in: "criteria")),
                "from": Line(words.percent(from, decimals: 0)),
                "to": Line(words.percent(enough, decimals: 0)),
            ]
        )
    }

    private func weightChange(_ change: Node) -> Line {
        let (from, to) = (change["from"]?.number ?? 0, change["to"]?.number ?? 0)
        let ratio = from > 0 ? to / from : 0
        var values = [
            "criterion": Line(words.label(change["criterion"]?.text ?? "", in: "criteria"))
        ]
        if ratio > 1 {
            let times = (ratio * 10).rounded(.up) / 10
            values["times"] = Line(words.numerals.fixed(times, decimals: 1))
            return words.sentence("why-not.weight-more", values)
        }
        if from > 0, to > 0 {
            let share = (ratio * 100).rounded(.down) / 100
            values["share"] = Line(words.percent(share, decimals: 0))
            return words.sentence("why-not.weight-less", values)
        }
        values["to"] = Line(words.numerals.plain(to))
        return words.sentence(to > 0 ? "why-not.weight-new" : "why-not.weight-none", values)
    }

    private func writeUnknown(to page: inout Page) {
        guard match.high - match.score >= 0.001 else { return }
        // What `explain` says is known, taken from a hundred.
        let known = (match.coverage * 100).rounded() / 100
        page.space()
        page.prose(
            words.sentence(
                "why-not.unknown",
                [
                    "solution": solution,
                    "share": Line(words.percent(1 - known, decimals: 0)),
                    "high": Line(words.percent(match.high)),
                ]
            )
        )
    }

    /// The causes and changes for a spreadsheet.
    var csv: CSV {
        var csv = CSV(["what", "criterion", "label", "from", "to", "difference"])
        let label = { (id: String) in CSV.Cell.text(words.label(id, in: "criteria")) }
        for item in (whyNot["criteria"]?.items ?? []).map(DifferenceView.init) {
            csv.rows.append([
                .text("behind"), .text(item.criterion), label(item.criterion), .empty, .empty,
                .number(item.difference),
            ])
        }
        for (key, name) in [("utilityChanges", "utility"), ("weightChanges", "weight")] {
            for change in whyNot[key]?.items ?? [] {
                let id = change["criterion"]?.text ?? ""
                csv.rows.append([
                    .text(name), .text(id), label(id), .number(change["from"]?.number ?? 0),
                    .number(change["to"]?.number ?? 0), .empty,
                ])
            }
        }
        for constraint in match.constraints where constraint.excludes {
            csv.rows.append([
                .text("excluded"), .text(constraint.id),
                .text(words.requirement(constraint.id, of: profile.node, filter: filter)),
                .empty, .empty, .empty,
            ])
        }
        return csv
    }
}
