import Documents

/// Several solutions side by side.
struct ComparisonPage {
    let words: Words
    /// The result of `match.compare`.
    let result: Node
    let profile: ProfileView
    let filter: Node?

    /// The columns of one solution: from a number with its mark to a name that is cut.
    static let solutionWidth = 8...13
    /// The columns of the weights.
    static let weightWidth = 5
    /// The columns that the criteria keep.
    static let leastLabel = 16
    /// The most criteria that a sentence names.
    static let mostNamed = 3

    private var matches: [MatchView] { (result["matches"]?.items ?? []).map(MatchView.init) }
    private var criteria: [Node] { result["criteria"]?.items ?? [] }

    /// Lays the comparison out.
    func write(to page: inout Page) {
        let title = words.sentence("compare.title", ["profile": Line(profile.title)])
        page.prose(title.styled(.strong))
        for block in blocks(within: page.terminal.width) {
            page.space()
            page.add(table(block))
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

    /// The solutions that fit side by side, block by block; labels are cut only where not even
    /// one solution fits beside them.
    private func blocks(within width: Int?) -> [Range<Int>] {
        guard let width else { return [0..<matches.count] }
        let labels = criteria.map { words.label($0["criterion"]?.text ?? "", in: "criteria") }
        let fixed = Self.weightWidth + Table.gap
        let most = width - fixed - Table.gap - Self.solutionWidth.upperBound
        let label = min(labels.map(\.columns).max() ?? 0, max(Self.leastLabel, most))
        var blocks: [Range<Int>] = []
        var room = 0
        for (index, match) in matches.enumerated() {
            let name = min(match.name.columns, Self.solutionWidth.upperBound)
            let need = Table.gap + max(name, Self.solutionWidth.lowerBound)
            if let last = blocks.last, need <= room {
                blocks[blocks.count - 1] = last.lowerBound..<index + 1
            } else {
                blocks.append(index..<index + 1)
                room = width - label - fixed
            }
            room -= need
        }
        return blocks
    }

    private func table(_ shown: Range<Int>) -> Table {
        let block = shown.map { matches[$0] }
        var table = Table(
            [
                Table.Column("", .left, .cut(least: Self.leastLabel)),
                Table.Column(words.heading("of"), .right),
            ]
                + block.map {
                    let name = Line($0.name).cut(to: Self.solutionWidth.upperBound).text
                    return Table.Column(name, .right)
                }
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
