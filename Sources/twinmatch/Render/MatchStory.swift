import Documents
import Reports

/// A match as readers are told it, in words and bars, whatever page it stands on.
struct MatchStory {
    /// A group of the model's criteria; behind the last, those that are in none.
    typealias Group = (index: Int, title: String)

    let words: Words
    let model: ModelView

    // MARK: Groups

    /// The groups of the model, and one for what is in none.
    var groups: [Group] {
        model.groups.enumerated().map { ($0.offset, $0.element.title) }
            + [(model.groups.count, words.heading("other"))]
    }

    /// The groups in which some matches have criteria.
    func groups(of matches: [MatchView]) -> [Group] {
        groups.filter { group in
            matches.contains { match in
                match.contributions.contains { model.group(of: $0.criterion) == group.index }
            }
        }
    }

    // MARK: Bars

    /// The scores of matches as bars: what each group adds, and what they may become.
    ///
    /// - Parameter label: what stands beside a bar.
    func scores(
        of matches: [MatchView],
        label: (MatchView) -> [Report.Run]
    ) -> BarFigure {
        let used = groups(of: matches)
        return BarFigure(
            caption: text("paper.bars"),
            parts: used.map(\.title),
            bars: matches.map { bar(of: $0, label($0), groups: used) },
            intervalLegend: text("paper.interval")
        )
    }

    private func bar(
        of match: MatchView,
        _ label: [Report.Run],
        groups: [Group]
    ) -> BarFigure.Bar {
        let shares = groups.map { group in
            match.contributions.filter { model.group(of: $0.criterion) == group.index }
                .reduce(0) { $0 + $1.contribution }
        }
        let parts = zip(groups, shares).filter { $1 > 0 }
            .map { "\($0.title) \(words.numerals.points($1))" }
        let score = words.numerals.points(match.score)
        return BarFigure.Bar(
            label: label,
            value: score,
            shares: shares,
            interval: min(match.low, match.high)...max(match.low, match.high),
            description: "\(match.name) \(score): \(parts.joined(separator: ", "))"
        )
    }

    // MARK: Reasons

    /// The largest contributions, each with what of it is met, and what nobody knows.
    func reasons(for match: MatchView, most: Int) -> [[Report.Run]] {
        var items = match.top(most).map { [Report.Run.strong(points($0))] + detail($0) }
        if !match.unknown.isEmpty {
            let names = match.unknown.map { words.label($0, in: "criteria") }
            items.append([
                .strong(text("paper.unknown") + " "), .plain(names.joined(separator: ", ") + "."),
            ])
        }
        return items
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

    /// What would raise the score, largest gain first, and how many smaller steps there are.
    func steps(for match: MatchView, most: Int) -> (steps: [[Report.Run]], rest: Int) {
        let gaps = match.gaps.filter { $0.gain >= ExplanationPage.leastGain }
        let steps = gaps.prefix(most).map { gap -> [Report.Run] in
            [
                .strong("+\(words.numerals.points(gap.gain)) "),
                .plain(words.label(gap.criterion, in: "criteria") + " — "),
                .plain(words.step(closing: gap, in: model).text),
            ]
        }
        return (steps, gaps.count - steps.count)
    }

    // MARK: The solution

    /// What sort of thing a solution is, who made it, and where to find it.
    ///
    /// - Parameter node: its record, as `solutions.get` sends it.
    func origin(_ node: Node) -> [Report.Run] {
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

    private func text(_ key: String, _ values: [String: String] = [:]) -> String {
        words.sentence(key, values.mapValues { Line($0) }).text
    }
}
