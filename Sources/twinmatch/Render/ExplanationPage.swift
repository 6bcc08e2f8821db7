import Documents

/// One solution for one profile in full: how its score is made and what would raise it.
struct ExplanationPage {
    let words: Words
    let match: MatchView
    /// Solutions that pass all constraints.
    let total: Int
    let profile: ProfileView
    let model: ModelView
    let filter: Node?
    /// What the solution is, in one line; nil where that is not known.
    let summary: String?
    /// The name of the solution that comes next; nil where that is not known.
    let next: String?
    /// Whether the needs are examples.
    let isIllustrative: Bool

    /// The longest adaptation plan.
    static let mostGaps = 8
    /// The least gain that a plan mentions.
    static let leastGain = 0.0005

    /// Lays the explanation out.
    func write(to page: inout Page) {
        let title = words.sentence(
            "explain.title",
            ["solution": Line(match.name), "profile": Line(profile.title)]
        )
        page.prose(title.styled(.strong))
        if let summary { page.prose(Line(summary, .faint)) }
        page.space()
        writeBody(to: &page)
        if isIllustrative {
            page.space()
            let line = words.sentence("illustrative", ["profile": Line(profile.name)])
            page.prose(line.styled(.doubtful))
        }
    }

    /// Lays out what stands below the title.
    func writeBody(to page: inout Page) {
        writeVerdict(to: &page)
        page.heading(words.heading("how-made"))
        page.prose(
            words.sentence("explain.how", ["model": Line(model.title)]).styled(.faint)
        )
        CriteriaSection(words: words, match: match, model: model).write(to: &page)
        writeRequirements(to: &page)
        writePlan(to: &page)
        writeNext(to: &page)
    }

    private func writeVerdict(to page: inout Page) {
        if let rank = match.rank {
            page.prose(
                words.sentence(
                    "explain.rank",
                    count: total,
                    ["rank": Line(words.numerals.whole(rank), .strong)]
                )
            )
        } else {
            page.prose(words.sentence("explain.excluded").styled(.bad))
        }
        page.prose(
            words.sentence(
                "explain.score",
                [
                    "score": Line(words.percent(match.score), .strong),
                    "low": Line(words.percent(match.low)),
                    "high": Line(words.percent(match.high)),
                    "known": Line(words.percent(match.coverage, decimals: 0)),
                ]
            )
        )
    }

    private func writeRequirements(to page: inout Page) {
        guard !match.constraints.isEmpty else { return }
        page.heading(words.heading("requirements"))
        for constraint in match.constraints {
            let line = words.finding(of: constraint, profile: profile.node, filter: filter)
            page.prose(line.text, lead: line.sign)
        }
    }

    private func writePlan(to page: inout Page) {
        let gaps = match.gaps.filter { $0.gain >= Self.leastGain }
        guard !gaps.isEmpty else { return }
        page.heading(words.heading("plan"))
        page.prose(words.sentence("plan.how").styled(.faint))
        for gap in gaps.prefix(Self.mostGaps) {
            let gain = words.numerals.points(gap.gain)
            page.prose(step(gap), lead: Line("+\(gain)".leftPadded(to: 6) + "  ", .good))
        }
        let rest = gaps.count - min(gaps.count, Self.mostGaps)
        if rest > 0 {
            page.prose(words.sentence("plan.more", count: rest).styled(.faint), indent: 8)
        }
    }

    private func step(_ gap: GapView) -> Line {
        Line(words.label(gap.criterion, in: "criteria"), .strong) + " — "
            + words.step(closing: gap, in: model)
    }

    private func writeNext(to page: inout Page) {
        guard let next = match.node["next"], let id = next["solution"]?.text,
            let lead = next["lead"]?.number
        else { return }
        page.space()
        let causes = (next["criteria"]?.items ?? []).map(DifferenceView.init).prefix(3)
        let text = causes.map { cause in
            let points = words.numerals.points(cause.difference)
            let signed = cause.difference > 0 ? "+\(points)" : points
            return "\(words.label(cause.criterion, in: "criteria")) \(signed)"
        }
        page.prose(
            words.sentence(
                "explain.next",
                [
                    "solution": Line(self.next ?? id), "lead": Line(words.points(lead)),
                    "causes": Line(text.joined(separator: ", ")),
                ]
            ).styled(.faint)
        )
    }

    /// The criteria for a spreadsheet.
    var csv: CSV {
        var csv = CSV([
            "solution", "criterion", "label", "weight", "utility", "contribution", "known",
            "matched", "near", "missing",
        ])
        csv.rows = match.contributions.map { part in
            [
                .text(match.solution), .text(part.criterion),
                .text(words.label(part.criterion, in: "criteria")), .number(part.weight),
                .number(part.utility), .number(part.contribution),
                .text(part.isKnown ? "true" : "false"),
                .text(part.matched.joined(separator: " ")),
                .text(part.near.map(\.need).joined(separator: " ")),
                .text(part.missing.joined(separator: " ")),
            ]
        }
        return csv
    }
}

extension String {
    /// The text with spaces in front, up to a width.
    func leftPadded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - columns)) + self
    }
}
