import Documents

/// Who moved in a ranking between two revisions, and why.
struct MovesPage {
    let words: Words
    let moves: MatchMoves
    let profile: ProfileView
    /// The filter of the query.
    let filter: Node?
    /// The title of the scoring model.
    let model: String

    /// The most criteria that are named for a solution.
    static let mostCriteria = 4

    private var revisions: [String: Line] {
        [
            "from": Line(String(moves.difference.from)), "to": Line(String(moves.difference.to)),
        ]
    }

    /// Lays the answer out.
    func write(to page: inout Page) {
        let title = words.sentence(
            "moves.title",
            revisions.merging(["profile": Line(profile.title)]) { $1 }
        )
        page.prose(title.styled(.strong))
        let date = moves.result["_meta"]?["state"]?["asOf"]?.text ?? ""
        page.prose(
            words.sentence("match.basis", ["model": Line(model), "date": Line(date)])
                .styled(.faint)
        )
        page.space()
        if moves.moves.isEmpty {
            page.prose(words.sentence("moves.nothing", count: moves.first).styled(.strong))
        } else {
            writeMoves(to: &page)
        }
        page.space()
        let count = moves.difference.changes.count
        page.prose(words.sentence("moves.records", count: count, revisions).styled(.faint))
    }

    private func writeMoves(to page: inout Page) {
        var table = Table([
            Table.Column(words.heading("rank"), .right), Table.Column("", .left),
            Table.Column(words.heading("solution"), .left, .cut(least: 12)),
            Table.Column(words.heading("score"), .right), Table.Column("", .left),
            Table.Column(words.heading("points"), .right),
        ])
        table.rows = moves.moves.map { move in
            let (old, new) = (move.before, move.after)
            let isSame = old?.rank == new?.rank
            return [
                rank(old), isSame ? Line() : Line("→ ") + rank(new).styled(.strong),
                Line(move.name, .strong), score(old),
                old?.score == new?.score ? Line() : Line("→ ") + score(new), points(move),
            ]
        }
        let lines = table.lines(width: page.terminal.width)
        page.add(lines[0])
        for (move, line) in zip(moves.moves, lines.dropFirst()) {
            page.add(line)
            for reason in reasons(move) { page.prose(reason, indent: 4) }
        }
        page.space()
        page.prose(words.sentence("moves.others").styled(.faint))
    }

    private func rank(_ match: MatchView?) -> Line {
        guard let match else { return Line("-") }
        guard let rank = match.rank else { return Line("✗", .bad) }
        return Line(words.numerals.whole(rank))
    }

    private func score(_ match: MatchView?) -> Line {
        match.map { Line(words.percent($0.score)) } ?? Line("-")
    }

    private func points(_ move: MatchMove) -> Line {
        guard let old = move.before, let new = move.after, old.score != new.score else {
            return Line()
        }
        return signed(new.score - old.score)
    }

    /// A difference of points with its sign.
    private func signed(_ difference: Double) -> Line {
        let text = words.numerals.points(difference)
        return difference > 0 ? Line("+\(text)", .good) : Line(text, .bad)
    }

    /// Why a solution moved, a line for each cause; none where only others did.
    private func reasons(_ move: MatchMove) -> [Line] {
        let first = ["k": Line(words.numerals.whole(move.first))]
        let event: [Line] =
            switch move.kind {
            case .added: [words.sentence("moves.added").styled(.good)]
            case .removed: [words.sentence("moves.removed").styled(.bad)]
            case .excluded: findings(of: move.after, "moves.excluded")
            case .admitted: findings(of: move.before, "moves.admitted")
            case .entered: [words.sentence("moves.entered", first)]
            case .left: [words.sentence("moves.left", first)]
            case .moved, .rescored, nil: []
            }
        guard move.before != nil, move.after != nil else { return event }
        let parts = move.differences
        var named = parts.prefix(Self.mostCriteria).map { part in
            Line(words.label(part.criterion, in: "criteria") + " ") + signed(part.amount)
        }
        if parts.count > named.count { named.append(Line("…")) }
        let criteria = named.isEmpty ? [] : [named.joined(", ")]
        let isOwn = !parts.isEmpty || move.kind == .excluded || move.kind == .admitted
        return event + criteria + (isOwn ? [record(of: move)] : [])
    }

    /// What left a solution out.
    private func findings(of match: MatchView?, _ key: String) -> [Line] {
        (match?.constraints ?? []).filter(\.excludes).map { constraint in
            let found = words.finding(of: constraint, profile: profile.node, filter: filter)
            return words.sentence(key, ["what": found.text])
        }
    }

    /// What of its record differs, or that something else does.
    private func record(of move: MatchMove) -> Line {
        guard let change = move.change else {
            return words.sentence("moves.rules").styled(.faint)
        }
        let fields = words.fields(of: change)
        return words.sentence("moves.fields", ["what": Line(fields)]).styled(.faint)
    }

    /// The moves for a spreadsheet.
    var csv: CSV {
        var csv = CSV([
            "solution", "name", "what", "rankBefore", "rankAfter", "scoreBefore", "scoreAfter",
            "criteria", "fields", "excludedBefore", "excludedAfter",
        ])
        csv.rows = moves.moves.map { move in
            let node = move.node
            let criteria = move.differences.map { "\($0.criterion)=\($0.amount.shortestText)" }
            return ["solution", "name", "what", "rankBefore", "rankAfter"].map {
                CSV.Cell(node[$0])
            }
                + ["scoreBefore", "scoreAfter"].map { CSV.Cell(node[$0]) }
                + [
                    .text(criteria.joined(separator: " ")), CSV.Cell(node["fields"]),
                    CSV.Cell(node["excludedBy"]?["before"]), CSV.Cell(node["excludedBy"]?["after"]),
                ]
        }
        return csv
    }
}
