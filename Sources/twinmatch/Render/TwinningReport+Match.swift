import Documents
import Reports

extension TwinningReport {
    /// The largest contributions that are told.
    private static let mostReasons = 5
    /// The steps that are told of what would raise the score.
    private static let mostSteps = 5
    /// The criteria that the figure shows.
    private static let mostCriteria = 10

    // MARK: Why this solution

    /// What the solution is, how well it fits and why.
    var reasons: [Report.Block] {
        var blocks: [Report.Block] = [part("match")]
        if let summary = solution["summary"]?[words.tag]?.text {
            blocks.append(.paragraph([.plain(summary)]))
        }
        let facts = story.origin(solution)
        if !facts.isEmpty { blocks.append(.paragraph(facts)) }
        guard let match else {
            let gone = text("dossier.no-match", ["solution": solutionName])
            return blocks + [.paragraph([.plain(gone)])]
        }
        blocks += [
            .paragraph([.plain(sureness(of: match))]),
            .bars(story.scores(of: [match]) { [.plain($0.name)] }),
            .bars(criteria(of: match)),
            .list(story.reasons(for: match, most: Self.mostReasons), isOrdered: false),
            .folded(
                text("dossier.how"),
                [
                    .paragraph([
                        .plain(text("paper.how-needs", ["profile": profile.name]))
                    ]), .paragraph([.plain(text("paper.how-unknown"))]),
                ]
            ),
        ]
        return blocks + requirements(of: match) + improvements(of: match)
    }

    private func sureness(of match: MatchView) -> String {
        text(
            "paper.sure",
            [
                "known": words.percent(match.coverage, decimals: 0), "solution": match.name,
                "low": words.numerals.points(match.low),
                "high": words.numerals.points(match.high),
            ]
        )
    }

    /// A bar for each of the largest criteria: what it adds, and the line of what it may add.
    private func criteria(of match: MatchView) -> BarFigure {
        let parts = match.contributions.enumerated().sorted {
            ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
        }.prefix(Self.mostCriteria).map(\.element)
        let bars = parts.map { part in
            let label = words.label(part.criterion, in: "criteria")
            let value = text(
                "paper.points",
                [
                    "points": words.numerals.points(part.contribution),
                    "weight": words.numerals.points(part.weight),
                ]
            )
            return BarFigure.Bar(
                label: [.plain(label)],
                value: words.numerals.points(part.contribution),
                shares: [part.contribution],
                interval: part.isKnown ? nil : 0...max(0, part.weight),
                description: "\(label): \(value)"
            )
        }
        return BarFigure(
            caption: text("dossier.criteria"),
            bars: bars,
            intervalLegend: parts.contains { !$0.isKnown } ? text("dossier.may-add") : nil,
            end: max(0.01, parts.map(\.weight).max() ?? 1)
        )
    }

    /// The requirements that the solution fails, and those of which nobody knows.
    private func requirements(of match: MatchView) -> [Report.Block] {
        let open = match.constraints.filter { $0.holds != "yes" }
        var blocks: [Report.Block] = [
            .subheading(words.heading("requirements"), anchor: "requirements")
        ]
        guard !open.isEmpty else {
            return blocks + [.paragraph([.plain(text("dossier.all-met"))])]
        }
        blocks.append(.paragraph([.plain(text("dossier.open-requirements"))]))
        let items = open.map { constraint -> [Report.Run] in
            let line = words.finding(of: constraint, profile: profile.node, filter: nil)
            return [.strong(line.sign.text), .plain(line.text.text)]
        }
        return blocks + [.list(items, isOrdered: false)]
    }

    private func improvements(of match: MatchView) -> [Report.Block] {
        let (steps, rest) = story.steps(for: match, most: Self.mostSteps)
        guard !steps.isEmpty else { return [] }
        var blocks: [Report.Block] = [
            .subheading(words.heading("plan"), anchor: "improve"),
            .paragraph([.plain(text("plan.how"))]), .list(steps, isOrdered: true),
        ]
        if rest > 0 {
            let more = words.sentence("plan.more", count: rest).text
            blocks.append(.paragraph([.faint(more)]))
        }
        return blocks
    }
}
