import Catalog
import Documents
import Reports

extension TwinningReport {
    /// The figures and levels in which one side is ahead that are told.
    private static let mostLeads = 5

    // MARK: Why these two regions

    /// How alike the two are, what each gives, and what to settle first.
    var together: [Report.Block] {
        guard let pair else { return [part("pair"), .paragraph([.plain(unpaired)])] }
        var blocks: [Report.Block] = [
            part("pair"), .paragraph([.plain(verdict(of: pair))]),
            .paragraph([.plain(text("dossier.pair-how"))]), .bars(bars(of: pair)),
        ]
        let section = TwinSection(words: words, pair: pair, profile: profile.node)
        let parts = [
            ("settle", barriers), ("offers", pair.solutions.map { section.offer($0).text }),
            ("better", pair.better.map { words.lead($0, in: pair).text }),
            ("gives", pair.gives.map { section.gift($0).text }),
        ]
        for (name, lines) in parts where !lines.isEmpty {
            let heading = Template.fill(
                words.heading("dossier.\(name)"),
                ["originator": Line(originator), "adopter": Line(adopter)]
            ).text
            blocks.append(.subheading(heading, anchor: name))
            let items = lines.prefix(Self.mostLeads).map { [Report.Run.plain($0)] }
            blocks.append(.list(items, isOrdered: false))
        }
        return blocks
    }

    /// What is said where nothing of the solution is known at the originator.
    private var unpaired: String {
        text("dossier.no-pair", ["originator": originator, "solution": solutionName])
    }

    private func verdict(of pair: TwinView) -> String {
        words.sentence(
            "dossier.pair",
            count: pair.node["total"]?.integer ?? 1,
            [
                "points": Line(words.numerals.points(pair.score)),
                "rank": Line(words.numerals.whole(pair.rank)),
                "alike": Line(words.percent(pair.similarity, decimals: 0)),
            ]
        ).text
    }

    private func bars(of pair: TwinView) -> BarFigure {
        let parts = pair.contributions
        let bars = parts.map { part in
            let label = words.label(part.criterion, in: "criteria")
            let points = words.numerals.points(part.contribution)
            return BarFigure.Bar(
                label: [.plain(label)],
                value: points,
                shares: [part.contribution],
                interval: part.isKnown ? nil : 0...max(0, part.weight),
                description: "\(label): \(points)"
            )
        }
        return BarFigure(
            caption: text("dossier.pair-bars"),
            bars: bars,
            intervalLegend: parts.contains { !$0.isKnown } ? text("dossier.may-add") : nil,
            end: max(0.01, parts.map(\.weight).max() ?? 1)
        )
    }

    /// What to settle before anything else, in sentences.
    var barriers: [String] {
        guard let pair else { return [unpaired] }
        return pair.barriers.map { words.barrier($0, profile.node).text }
    }
}
