import Documents

/// The answer to `match` for people: who fits best and why, who was left out and why.
struct RankingPage {
    let words: Words
    /// The result of `match.query`.
    let result: Node
    let profile: ProfileView
    /// The filter of the query.
    let filter: Node?
    /// The title of the scoring model.
    let model: String
    /// How many solutions the catalogue holds; nil where that is not known.
    let catalogueSize: Int?
    /// The first rank that was asked for, less one.
    let offset: Int

    /// From this width on, reasons stand beside the scores and not below.
    static let wide = 140
    /// The least width of a terminal that always has bars.
    static let leastWithBars = 64
    /// The columns of a bar.
    static let barWidth = 12...30
    /// The largest contributions that are named.
    static let mostReasons = 3

    private var matches: [MatchView] { (result["matches"]?.items ?? []).map(MatchView.init) }
    private var total: Int { result["total"]?.integer ?? 0 }

    /// Lays the answer out.
    func write(to page: inout Page) {
        let title = words.sentence("match.title", ["profile": Line(profile.title)])
        page.prose(title.styled(.strong))
        let date = result["_meta"]?["state"]?["asOf"]?.text ?? ""
        page.prose(
            words.sentence("match.basis", ["model": Line(model), "date": Line(date)])
                .styled(.faint)
        )
        if !matches.isEmpty {
            page.space()
            writeTable(to: &page)
            page.space()
            writeLegend(to: &page)
        }
        writeCounts(to: &page)
        if result["_meta"]?["illustrative"]?.boolean == true {
            page.space()
            let line = words.sentence("illustrative", ["profile": Line(profile.name)])
            page.prose(line.styled(.doubtful))
        }
    }

    private func writeTable(to page: inout Page) {
        let width = page.terminal.width
        let isWide = width.map { $0 >= Self.wide } ?? true
        let hasReasons = matches.contains { !$0.contributions.isEmpty }
        var table = self.table(bar: barWidth(within: width))
        if isWide, hasReasons {
            // Beside the rest there is room for as many as fit whole.
            let room = width.map { $0 - table.widest - Table.gap }
            var wider = Table(table.columns + [Table.Column(words.heading("reasons"))])
            wider.rows = zip(matches, table.rows).map { $1 + [reasons($0, within: room)] }
            table = wider
        }
        let lines = table.lines(width: width)
        page.add(lines[0])
        for (match, line) in zip(matches, lines.dropFirst()) {
            page.add(line)
            if !isWide, hasReasons {
                let room = (width ?? Terminal.usualWidth) - 4
                page.add(Line("    ") + reasons(match, within: room))
            }
        }
    }

    /// The columns of the bars; nil where the terminal is too narrow for any.
    private func barWidth(within width: Int?) -> Int? {
        guard let width else { return Self.barWidth.upperBound }
        let room = width - table(bar: nil).widest - Table.gap
        if Self.barWidth ~= room { return room }
        // A long name is cut before bars are given up.
        guard room < Self.barWidth.lowerBound else { return Self.barWidth.upperBound }
        return width >= Self.leastWithBars ? Self.barWidth.lowerBound : nil
    }

    private func table(bar: Int?) -> Table {
        let scores = bar.map { [Table.Column(scale($0))] } ?? []
        var table = Table(
            [
                Table.Column("#", .right),
                Table.Column(words.heading("solution"), .left, .cut(least: 12)),
                Table.Column(words.heading("score"), .right),
            ] + scores + [Table.Column(words.heading("known"), .right)]
        )
        table.rows = matches.map { row($0, bar) }
        return table
    }

    private func row(_ match: MatchView, _ bar: Int?) -> [Line] {
        var name = Line(match.name, .strong)
        if !match.warnings.isEmpty { name += Line(" !", .doubtful) }
        let bars = bar.map { width in
            [Bar.interval(score: match.score, low: match.low, high: match.high, width: width)]
        }
        return [
            Line(match.rank.map(String.init) ?? "-"), name, Line(words.percent(match.score)),
        ] + (bars ?? []) + [Line(words.percent(match.coverage, decimals: 0))]
    }

    /// The ends of the scale, over the bars.
    private func scale(_ width: Int) -> String {
        let (low, high) = (words.percent(0, decimals: 0), words.percent(1, decimals: 0))
        return low + String(repeating: " ", count: width - low.columns - high.columns) + high
    }

    /// The largest contributions, as many as there is room for.
    private func reasons(_ match: MatchView, within room: Int?) -> Line {
        var line = Line()
        for part in match.top(Self.mostReasons) {
            let label = words.label(part.criterion, in: "criteria")
            let piece = "\(label) \(words.numerals.points(part.contribution))"
            let separator = line.spans.isEmpty ? "" : " · "
            if let room, line.columns + separator.columns + piece.columns > room {
                // The largest is named in any case.
                if line.spans.isEmpty { line = Line(piece, .faint).cut(to: room) }
                break
            }
            line += Line(separator + piece, .faint)
        }
        return line
    }

    private func writeLegend(to page: inout Page) {
        if barWidth(within: page.terminal.width) != nil {
            let bar = Line("█", .mark) + Line(" ", .faint)
            page.prose(bar + words.sentence("legend.bar").styled(.faint))
        }
        page.prose(words.sentence("legend.known").styled(.faint))
        if matches.contains(where: { !$0.contributions.isEmpty }) {
            page.prose(words.sentence("legend.reasons").styled(.faint))
        }
        let warned = matches.flatMap(\.warnings)
        let ids = warned.enumerated().filter { warned.firstIndex(of: $1) == $0 }.map(\.element)
        for id in ids {
            let what = words.requirement(id, of: profile.node, filter: filter)
            let text = words.sentence("legend.warning", ["what": Line(what)])
            page.prose(text.styled(.faint), lead: Line("! ", .doubtful))
        }
    }

    private func writeCounts(to page: inout Page) {
        page.space()
        if matches.isEmpty { page.prose(emptyReason.styled(.strong)) }
        let passing = words.numerals.whole(total)
        if let size = catalogueSize {
            page.prose(
                words.sentence("match.counts", count: size, ["passing": Line(passing)])
            )
        } else {
            page.prose(words.sentence("match.passing", count: total))
        }
        if !matches.isEmpty, matches.count < total {
            let last = offset + matches.count
            page.prose(
                words.sentence(
                    "match.shown",
                    ["first": Line(String(offset + 1)), "last": Line(String(last))]
                )
            )
        }
        let excluded = (result["excluded"]?.items ?? []).filter {
            ($0["no"]?.integer ?? 0) + ($0["unknown"]?.integer ?? 0) > 0
        }
        guard !excluded.isEmpty else { return }
        page.space()
        page.add(exclusionTable(excluded))
    }

    private var emptyReason: Line {
        if total == 0 { return words.sentence("match.none") }
        return offset > 0 && offset >= total
            ? words.sentence("match.beyond") : words.sentence("match.below-score")
    }

    private func exclusionTable(_ excluded: [Node]) -> Table {
        var table = Table([
            Table.Column(words.heading("left-out"), .left, .wrap(least: 12)),
            Table.Column(words.heading("does-not-meet"), .right),
            Table.Column(words.heading("nobody-knows"), .right),
        ])
        table.rows = excluded.map { row in
            let id = row["constraint"]?.text ?? ""
            return [
                Line(words.requirement(id, of: profile.node, filter: filter)),
                Line(words.numerals.whole(row["no"]?.integer ?? 0)),
                Line(words.numerals.whole(row["unknown"]?.integer ?? 0)),
            ]
        }
        return table
    }

    /// The ranking for a spreadsheet.
    var csv: CSV {
        var csv = CSV([
            "rank", "solution", "name", "score", "low", "high", "coverage", "unknown", "warnings",
        ])
        csv.rows = matches.map { match in
            [
                match.rank.map { .number(Double($0)) } ?? .empty,
                .text(match.solution), .text(match.name), .number(match.score),
                .number(match.low), .number(match.high), .number(match.coverage),
                .text(match.unknown.joined(separator: " ")),
                .text(match.warnings.joined(separator: " ")),
            ]
        }
        return csv
    }
}
