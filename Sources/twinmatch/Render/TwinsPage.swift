import Documents

/// Pairs of regions for people: who with whom, why, and what to settle first.
struct TwinsPage {
    let words: Words
    /// The result of `twins.find`.
    let result: Node
    /// Whether rows are told apart by their originators; else by their adopters.
    let isByOriginator: Bool
    /// Whether each pair is told in full.
    let isExplained: Bool

    /// The solutions that a row of the table names.
    static let shownSolutions = 2

    /// The columns of a solution's name in a row.
    static let nameWidth = 26

    /// The pairs of the answer.
    var pairs: [TwinView] { (result["pairs"]?.items ?? []).map(TwinView.init) }
    /// How many pairs the answer shows.
    var count: Int { pairs.count }

    /// Lays the twins of one region out.
    ///
    /// - Parameter profile: the adopter's, for the words of its requirements.
    func write(title: String, of name: String, _ profile: Node?, to page: inout Page) {
        page.prose(words.sentence(title, ["what": Line(name)]).styled(.strong))
        guard count > 0 else { return page.prose(words.sentence("twins.none")) }
        page.prose(words.sentence("twins.how").styled(.faint))
        page.space()
        page.add(table)
        if isExplained {
            for pair in pairs {
                TwinSection(words: words, pair: pair, profile: profile).write(to: &page)
            }
        } else {
            page.prose(words.sentence("twins.more").styled(.faint))
        }
        writeIllustrative(to: &page)
    }

    /// Says that needs are examples, where they are.
    func writeIllustrative(to page: inout Page) {
        guard result["_meta"]?["illustrative"]?.boolean == true else { return }
        page.space()
        page.prose(words.sentence("twins.illustrative").styled(.doubtful))
    }

    private var table: Table {
        var table = Table([
            Table.Column("#", .right),
            Table.Column(words.heading("code")),
            Table.Column(words.heading("region"), .left, .cut(least: 8)),
            Table.Column(words.heading("score"), .right),
            Table.Column(words.heading("alike"), .right),
            Table.Column(words.heading("twinning-type"), .left, .wrap(least: 8)),
            Table.Column(words.heading("runs-there"), .left, .wrap(least: 13)),
            Table.Column(words.heading("settle-first"), .left, .wrap(least: 8)),
        ])
        table.rows = pairs.map { pair in
            [
                Line(String(pair.rank)),
                Line(isByOriginator ? pair.originator : pair.adopter),
                Line(isByOriginator ? pair.originatorName : pair.adopterName, .strong),
                Line(words.percent(pair.score)),
                Line(words.percent(pair.similarity, decimals: 0)),
                Line(words.label(pair.type, in: "twinning-types")),
                Line(solutions(of: pair), .faint), Line(settle(pair)),
            ]
        }
        return table
    }

    /// The names of the best solutions of a pair.
    func solutions(of pair: TwinView) -> String {
        pair.solutions.prefix(Self.shownSolutions)
            .map { Line($0["name"]?.text ?? "").cut(to: Self.nameWidth).text }
            .joined(separator: ", ")
    }

    /// What to settle first, each in a word or two.
    func settle(_ pair: TwinView) -> String {
        var kinds: [String] = []
        for kind in pair.barriers.compactMap({ $0["barrier"]?.text }) where !kinds.contains(kind) {
            kinds.append(kind)
        }
        if kinds.isEmpty { return words.heading("none") }
        return kinds.map { words.heading("settle.\($0)") }.joined(separator: ", ")
    }

    /// A row for each pair.
    var csv: CSV {
        let members = [
            "rank", "originator", "originatorName", "adopter", "adopterName", "profile", "score",
            "similarity", "type", "cost",
        ]
        let criteria = pairs.first?.contributions.map(\.criterion) ?? []
        var csv = CSV(members + criteria + ["solutionIds", "barriers"])
        csv.rows = pairs.map { pair in
            members.map { CSV.Cell(pair.node[$0]) }
                + pair.contributions.map { CSV.Cell.number($0.contribution) }
                + [
                    .text(
                        pair.solutions.compactMap { $0["solution"]?.text }.joined(separator: " ")
                    ),
                    .text(pair.barriers.compactMap { $0["barrier"]?.text }.joined(separator: " ")),
                ]
        }
        return csv
    }
}
