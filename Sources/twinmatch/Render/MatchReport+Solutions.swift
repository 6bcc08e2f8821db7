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
        let facts = origin(node)
        if !facts.isEmpty { blocks.append(.paragraph(facts)) }
        var items = match.top(Self.mostReasons).map { part in
            [Report.Run.strong(points(part))] + detail(part)
        }
        if !match.unknown.isEmpty {
            let names = match.unknown.map { words.label($0, in: "criteria") }
            items.append([
                .strong(text("paper.unknown") + " "), .plain(names.joined(separator: ", ") + "."),
            ])
        }
        if !items.isEmpty { blocks.append(.list(items, isOrdered: false)) }
        return blocks
    }

    /// What sort of thing it is, who made it, and where to find it.
    private func origin(_ node: Node) -> [Report.Run] {
        let place = node["originator"]?["region"]?.text.map(words.region)
        let facts = [
            node["kind"]?.text.map { words.label($0, in: "kinds") },
            node["originator"]?["organisation"]?.text, place,
        ].compactMap { $0 }
        var runs: [Report.Run] = facts.isEmpty ? [] : [.faint(facts.joined(separator: ", "))]
        for link in node["links"]?.members ?? [] {
            if !runs.isEmpty { runs.append(.faint(" · ")) }
            runs.append(.link(words.heading("link.\(link.key)"), to: link.value.text ?? ""))
        }
        return runs
    }

    private func points(_ part: ContributionView) -> String {
        let label = words.label(part.criterion, in: "criteria")
        let of = text(
            "paper.points",
            [
                "points": words.numerals.points(part.contribution),
                "weight": words.numerals.points(part.weight),
            ]
        )
        return "\(label): \(of) "
    }

    /// What of a criterion is met, met in part and not met, in words.
    private func detail(_ part: ContributionView) -> [Report.Run] {
        guard part.isKnown else { return [.faint(text("detail.unknown"))] }
        guard let list = part.list else {
            let line = words.comparison(of: part.node, in: model)
            return line.map { [.plain("— \($0.text).")] } ?? []
        }
        let near = part.near.map(\.need)
        let rows = [("paper.meets", part.matched), ("paper.partly", near)]
        let sentences = rows.filter { !$0.1.isEmpty }.map { key, codes in
            let names = codes.map { words.label($0, in: list) }
            return text(key, ["what": names.joined(separator: "; ")])
        }
        return sentences.isEmpty ? [] : [.plain("— " + sentences.joined(separator: " "))]
    }

    // MARK: The adaptation plan

    var plans: [Report.Block] {
        guard !matches.isEmpty else { return [] }
        return [part("plan"), .paragraph([.plain(text("paper.plan"))])]
            + matches.prefix(Self.mostPlans).flatMap(plan)
    }

    private func plan(_ match: MatchView) -> [Report.Block] {
        let gaps = match.gaps.filter { $0.gain >= ExplanationPage.leastGain }
        guard !gaps.isEmpty else { return [] }
        let steps = gaps.prefix(Self.mostSteps).map { gap -> [Report.Run] in
            [
                .strong("+\(words.numerals.points(gap.gain)) "),
                .plain(words.label(gap.criterion, in: "criteria") + " — "),
                .plain(words.step(closing: gap, in: model).text),
            ]
        }
        var blocks: [Report.Block] = [
            .subheading(match.name, anchor: "plan-\(match.solution)"),
            .list(steps, isOrdered: true),
        ]
        let rest = gaps.count - steps.count
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
