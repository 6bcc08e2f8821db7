import Documents

/// The twinnings that a programme should pay for.
struct AssignmentPage {
    let twins: TwinsPage

    private var words: Words { twins.words }
    private var result: Node { twins.result }

    /// Lays the answer out.
    func write(to page: inout Page) {
        page.prose(words.sentence("assign.title", count: twins.count).styled(.strong))
        page.prose(words.sentence("assign.how").styled(.faint))
        if twins.count > 0 {
            page.space()
            page.add(table)
        }
        page.space()
        writeSums(to: &page)
        writeWithout(to: &page)
        if twins.isExplained {
            for pair in twins.pairs {
                TwinSection(words: words, pair: pair, profile: nil).write(to: &page)
                writeOthers(of: pair, to: &page)
            }
        } else if twins.count > 0 {
            page.prose(words.sentence("twins.more").styled(.faint))
        }
        twins.writeIllustrative(to: &page)
    }

    private var table: Table {
        var table = Table([
            Table.Column("#", .right),
            Table.Column(words.heading("originator"), .left, .cut(least: 9)),
            Table.Column(words.heading("adopter"), .left, .cut(least: 9)),
            Table.Column(words.heading("score"), .right),
            Table.Column(words.heading("twinning-type"), .left, .wrap(least: 10)),
            Table.Column(words.heading("cost"), .right),
            Table.Column(words.heading("runs-there"), .left, .wrap(least: 13)),
            Table.Column(words.heading("settle-first"), .left, .wrap(least: 8)),
        ])
        table.rows = twins.pairs.map { pair in
            [
                Line(String(pair.rank)),
                Line("\(pair.originator) \(pair.originatorName)", .strong),
                Line("\(pair.adopter) \(pair.adopterName)", .strong),
                Line(words.percent(pair.score)),
                Line(words.label(pair.type, in: "twinning-types")), money(pair.node["cost"]),
                Line(twins.solutions(of: pair), .faint), Line(twins.settle(pair)),
            ]
        }
        return table
    }

    private func money(_ node: Node?) -> Line {
        Line(words.quantity(node?.number ?? 0, unit: "EUR"))
    }

    /// What was spent, what is left and why it ended.
    private func writeSums(to page: inout Page) {
        var values = [
            "grants": Line(words.numerals.whole(result["grants"]?.integer ?? 0)),
            "spent": money(result["spent"]),
        ]
        var key = "assign.sums"
        if result["budget"]?.number != nil {
            values["budget"] = money(result["budget"])
            values["left"] = money(result["left"])
            key = "assign.sums-budget"
        }
        page.prose(words.sentence(key, count: twins.count, values))
        let end = result["end"]?.text ?? "pairs"
        page.prose(
            words.sentence("assign-end.\(end)", ["cheapest": money(result["cheapest"])])
        )
    }

    private func writeWithout(to page: inout Page) {
        let without = result["without"]?.items ?? []
        guard !without.isEmpty else { return }
        page.space()
        page.prose(words.sentence("assign.without").styled(.faint))
        for row in without {
            let name = "\(row["adopter"]?.text ?? "") \(row["adopterName"]?.text ?? "")"
            guard let best = row["best"], !best.isNull else {
                let line = words.sentence("assign.no-pair", ["adopter": Line(name, .strong)])
                page.prose(line, indent: 2, lead: Line("• "))
                continue
            }
            let line = words.sentence(
                "assign.best",
                ["adopter": Line(name, .strong), "what": refusal(best)]
            )
            page.prose(line, indent: 2, lead: Line("• "))
        }
    }

    /// The better pairs that this adopter did not get, and the next best.
    private func writeOthers(of pair: TwinView, to page: inout Page) {
        let passed = pair.node["passed"]?.items ?? []
        if !passed.isEmpty {
            page.prose(words.sentence("assign.passed").styled(.faint))
            for row in passed { page.prose(refusal(row), indent: 2, lead: Line("• ")) }
        }
        guard let next = pair.node["next"], !next.isNull else { return }
        let name = "\(next["originator"]?.text ?? "") \(next["originatorName"]?.text ?? "")"
        let values = [
            "originator": Line(name), "gap": Line(words.points(next["gap"]?.number ?? 0)),
        ]
        page.prose(words.sentence("assign.next", values))
    }

    /// Why a pair was not taken.
    private func refusal(_ row: Node) -> Line {
        let name = "\(row["originator"]?.text ?? "") \(row["originatorName"]?.text ?? "")"
        let by = row["by"]
        let values = [
            "originator": Line(name), "score": Line(words.percent(row["score"]?.number ?? 0)),
            "by": Line("\(by?["originator"]?.text ?? "")–\(by?["adopter"]?.text ?? "")"),
            "cost": money(row["cost"]), "left": money(row["left"]),
        ]
        return words.sentence("refusal.\(row["reason"]?.text ?? "")", values)
    }
}
