import Catalog
import Documents
import Reports

extension MatchReport {
    /// The largest contributions of a card.
    private static let mostReasons = 4

    // MARK: The solutions one by one

    var cards: [Report.Block] {
        guard !matches.isEmpty else { return [] }
        return [part("solutions")] + matches.flatMap(card)
    }

    private func card(_ match: MatchView) -> [Report.Block] {
        let node = solutions[match.solution] ?? .null
        var blocks: [Report.Block] = [
            .subheading(
                "\(rank(of: match)). \(match.name)",
                anchor: "solution-\(match.solution)"
            ),
            .paragraph([.plain(node["summary"]?[words.tag]?.text ?? "")]),
        ]
        let facts = story.origin(node)
        if !facts.isEmpty { blocks.append(.paragraph(facts)) }
        let items = story.reasons(for: match, most: Self.mostReasons)
        if !items.isEmpty { blocks.append(.list(items, isOrdered: false)) }
        return blocks
    }

    // MARK: The adaptation plan

    var plans: [Report.Block] {
        guard !matches.isEmpty else { return [] }
        return [part("plan"), .paragraph([.plain(text("paper.plan"))])]
            + matches.prefix(Self.mostPlans).flatMap(plan)
    }

    private func plan(_ match: MatchView) -> [Report.Block] {
        let (steps, rest) = story.steps(for: match, most: Self.mostSteps)
        guard !steps.isEmpty else { return [] }
        var blocks: [Report.Block] = [
            .subheading(match.name, anchor: "plan-\(match.solution)"),
            .list(steps, isOrdered: true),
        ]
        if rest > 0 {
            let more = words.sentence("plan.more", count: rest).text
            blocks.append(.paragraph([.faint(more)]))
        }
        return blocks
    }

    // MARK: What was left out

    var exclusions: [Report.Block] {
        let rows = (result["excluded"]?.items ?? []).filter {
            ($0["no"]?.integer ?? 0) + ($0["unknown"]?.integer ?? 0) > 0
        }
        guard !rows.isEmpty else {
            return [part("excluded"), .paragraph([.plain(text("paper.nothing-excluded"))])]
        }
        var table = Report.Table([
            (words.heading("left-out"), false), (words.heading("does-not-meet"), true),
            (words.heading("nobody-knows"), true),
        ])
        table.rows = rows.map { row in
            let id = row["constraint"]?.text ?? ""
            let numbers = ["no", "unknown"].map { key in
                [Report.Run.plain(words.numerals.whole(row[key]?.integer ?? 0))]
            }
            return [[.plain(words.requirement(id, of: profile.node, filter: filter))]] + numbers
        }
        return [
            part("excluded"), .paragraph([.plain(text("paper.excluded"))]), .table(table),
        ]
    }

    // MARK: Where the facts come from

    var sources: [Report.Block] {
        guard !matches.isEmpty else { return [] }
        let facts = matches.flatMap { self.facts(of: solutions[$0.solution] ?? .null) }
        // Partial dates sort as text: a year stands before its months.
        let dates = facts.map(\.date).filter { !$0.isEmpty }.sorted()
        let summary = words.sentence(
            "paper.sources",
            count: facts.count,
            ["first": Line(dates.first ?? ""), "last": Line(dates.last ?? "")]
        ).text
        return [part("sources"), .paragraph([.plain(summary)])]
            + matches.map { match in
                var table = Report.Table([
                    (words.heading("feature"), false), (words.heading("value"), false),
                    (words.heading("source"), false), (words.heading("fact-date"), false),
                    (words.heading("basis"), false),
                ])
                table.rows = self.facts(of: solutions[match.solution] ?? .null).map { fact in
                    [
                        [.plain(words.subject(fact.feature.rawValue))], [.plain(fact.value)],
                        runs(ofSource: fact.source), [.plain(fact.date)],
                        [.plain(words.heading("basis.\(fact.basis)"))],
                    ]
                }
                return .folded(match.name, [.table(table)])
            }
    }

    private struct Fact {
        var feature: Feature
        var value: String
        var source: String
        var date: String
        var basis: String
    }

    private func facts(of node: Node) -> [Fact] {
        Feature.allCases.compactMap { feature in
            guard let fact = node["features"]?[feature.rawValue], let value = fact["value"]
            else { return nil }
            return Fact(
                feature: feature,
                value: words.value(value, of: feature),
                source: fact["source"]?.text ?? "",
                date: fact["date"]?.text ?? "",
                basis: fact["basis"]?.text ?? ""
            )
        }
    }

    /// A source with its addresses as links: `A report; https://example.org/a`.
    private func runs(ofSource source: String) -> [Report.Run] {
        let parts = source.split(separator: "; ").map(String.init)
        return parts.enumerated().flatMap { index, part -> [Report.Run] in
            let separator: [Report.Run] = index > 0 ? [.plain("; ")] : []
            let pieces = part.split(separator: " ", maxSplits: 1).map(String.init)
            guard let address = pieces.first, address.hasPrefix("http") else {
                return separator + [.plain(part)]
            }
            let rest = pieces.dropFirst().map { Report.Run.plain(" " + $0) }
            return separator + [.link(address, to: address)] + rest
        }
    }
}
