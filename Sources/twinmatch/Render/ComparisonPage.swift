import Documents

/// Several solutions side by side.
struct ComparisonPage {
    let words: Words
    /// The result of `match.compare`.
    let result: Node
    let profile: ProfileView
    let filter: Node?

    /// The columns of one solution, with the gap before it.
    static let solutionWidth = 15
    /// The columns that the criteria need at least, and the gap and width of the weights.
    static let labelWidth = 34
    /// The most criteria that a sentence names.
    static let mostNamed = 3

    private var matches: [MatchView] { (result["matches"]?.items ?? []).map(MatchView.init) }
    private var criteria: [Node] { result["criteria"]?.items ?? [] }

    /// Lays the comparison out.
    func write(to page: inout Page) {
        let title = words.sentence("compare.title", ["profile": Line(profile.title)])
        page.add(title.styled(.strong))
        let perBlock =
            page.terminal.width.map { max(1, ($0 - Self.labelWidth) / Self.solutionWidth) }
            ?? matches.count
        for start in stride(from: 0, to: matches.count, by: max(1, perBlock)) {
            page.space()
            page.add(table(start..<min(matches.count, start + perBlock)))
        }
        page.space()
        page.prose(words.sentence("compare.legend").styled(.faint))
        page.space()
        for match in matches { writeVerdict(match, to: &page) }
        if result["_meta"]?["illustrative"]?.boolean == true {
            page.space()
            let line = words.sentence("illustrative", ["profile": Line(profile.name)])
            page.prose(line.styled(.doubtful))
        }
    }

    private func table(_ shown: Range<Int>) -> Table {
        let block = shown.map { matches[$0] }
        var table = Table(
            [
                Table.Column("", .left, .cut(least: 16)),
                Table.Column(words.heading("of"), .right),
            ] + block.map { Table.Column($0.name, .right, .cut(least: Self.solutionWidth - 2)) }
        )
        table.rows = [
            [Line(words.heading("rank"), .strong), Line()]
                + block.map { match in
                    match.rank.map { Line(words.numerals.whole($0), .strong) + Line("  ") }
                        ?? Line(words.heading("excluded") + "  ", .bad)
                },
            [Line(words.heading("score"), .strong), Line(words.percent(1, decimals: 0), .faint)]
                + block.map { Line(words.percent($0.score) + "  ", .strong) },
            [Line(words.heading("at-worst"), .faint), Line()]
                + block.map { Line(words.percent($0.low) + "  ", .faint) },
            [Line(words.heading("at-best"), .faint), Line()]
                + block.map { Line(words.percent($0.high) + "  ", .faint) },
            [Line(words.heading("known"), .faint), Line()]
                + block.map { Line(words.percent($0.coverage, decimals: 0) + "  ", .faint) },
        ]
        for (index, criterion) in criteria.enumerated() {
            let best = (criterion["best"]?.items ?? []).compactMap(\.text)
            let label = words.label(criterion["criterion"]?.text ?? "", in: "criteria")
            let weight = words.numerals.points(criterion["weight"]?.number ?? 0)
            table.rows.append(
                [Line(label), Line(weight, .faint)] + block.map { cell($0, index, best) }
            )
        }
        return table
    }

    private func cell(_ match: MatchView, _ index: Int, _ best: [String]) -> Line {
        let part = match.contributions[index]
        let points = words.numerals.points(part.contribution)
        if !part.isKnown { return Line("\(points) ?", .doubtful) }
        return best.contains(match.solution)
            ? Line("\(points) ●", .mark) : Line("\(points)  ")
    }

    private func writeVerdict(_ match: MatchView, to page: inout Page) {
        let solution = Line(match.name, .strong)
        if match.rank == nil {
            let causes = match.constraints.filter(\.excludes).map {
                words.requirement($0.id, of: profile.node, filter: filter)
            }
            page.prose(
                words.sentence(
                    "compare.excluded",
                    ["solution": solution, "what": Line(causes.joined(separator: "; "))]
                ),
                lead: .bullet
            )
            return
        }
        let alone = criteria.enumerated().filter { _, criterion in
            (criterion["best"]?.items ?? []).map(\.text) == [match.solution]
        }
        let strongest = alone.sorted { margin($0.offset) > margin($1.offset) }
            .prefix(Self.mostNamed)
        let names = strongest.map {
            words.label($0.element["criterion"]?.text ?? "", in: "criteria")
        }
        page.prose(
            names.isEmpty
                ? words.sentence("compare.never-best", ["solution": solution])
                : words.sentence(
                    "compare.best",
                    ["solution": solution, "what": Line(names.joined(separator: ", "))]
                ),
            lead: .bullet
        )
    }

    /// How far the best of a criterion is ahead of the second.
    private func margin(_ index: Int) -> Double {
        let sorted = matches.map { $0.contributions[index].contribution }.sorted(by: >)
        return sorted.count > 1 ? sorted[0] - sorted[1] : 0
    }

    /// The contributions for a spreadsheet: a row for each criterion and solution.
    var csv: CSV {
        var csv = CSV([
            "criterion", "label", "weight", "solution", "rank", "score", "contribution", "known",
        ])
        for (index, criterion) in criteria.enumerated() {
            let id = criterion["criterion"]?.text ?? ""
            for match in matches {
                let part = match.contributions[index]
                csv.rows.append([
                    .text(id), .text(words.label(id, in: "criteria")), .number(part.weight),
                    .text(match.solution), match.rank.map { .number(Double($0)) } ?? .empty,
                    .number(match.score), .number(part.contribution),
                    .text(part.isKnown ? "true" : "false"),
                ])
            }
        }
        return csv
    }
}
