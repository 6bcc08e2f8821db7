import Documents

/// How one solution stands for a profile at an earlier and at a later revision, and why.
struct MatchMove {
    /// What happened to it, the most telling first.
    enum Kind: String {
        /// The catalogue did not hold it, or no longer holds it.
        case added, removed
        /// A requirement no longer leaves it out, or does now.
        case admitted, excluded
        /// It came among the first, or fell behind them.
        case entered, left
        /// It has another rank, or only another score.
        case moved, rescored
    }

    /// By how much one criterion adds more or less than before.
    struct Difference {
        /// The criterion.
        var criterion: String
        /// The later contribution less the earlier one.
        var amount: Double
    }

    /// The solution's id.
    let id: String
    /// How it was judged before; nil where the catalogue did not hold it.
    let before: MatchView?
    /// How it is judged after; nil where the catalogue does not hold it.
    let after: MatchView?
    /// What of its record differs; nil where nothing does.
    let change: RecordChange?
    /// The number of ranks that count as the first.
    let first: Int

    /// The solution's name.
    var name: String { after?.name ?? before?.name ?? id }

    /// What happened; nil where nothing did.
    var kind: Kind? {
        guard let before else { return .added }
        guard let after else { return .removed }
        switch (before.rank, after.rank) {
        case (nil, nil): return nil
        case (nil, _): return .admitted
        case (_, nil): return .excluded
        case (let old?, let new?):
            if old > first, new <= first { return .entered }
            if old <= first, new > first { return .left }
            if old != new { return .moved }
            return before.score == after.score && differences.isEmpty ? nil : .rescored
        }
    }

    /// The criteria that add more or less than before, the largest difference first.
    var differences: [Difference] {
        guard let before, let after else { return [] }
        let old = Dictionary(before.contributions.map { ($0.criterion, $0.contribution) }) { $1 }
        let new = Dictionary(after.contributions.map { ($0.criterion, $0.contribution) }) { $1 }
        var names = before.contributions.map(\.criterion)
        names += after.contributions.map(\.criterion).filter { old[$0] == nil }
        let all = names.map { Difference(criterion: $0, amount: (new[$0] ?? 0) - (old[$0] ?? 0)) }
        return all.filter { $0.amount != 0 }.enumerated()
            .sorted { (abs($1.element.amount), $0.offset) < (abs($0.element.amount), $1.offset) }
            .map(\.element)
    }

    /// The move as a document.
    var node: Node {
        let number = { (value: Int?) in value.map { Node.number($0) } ?? .null }
        let score = { (match: MatchView?) in match.map { Node.number($0.score) } ?? .null }
        let criteria = differences.map { part in
            Node.mapping([
                .init("criterion", .text(part.criterion)),
                .init("difference", .number(part.amount)),
            ])
        }
        let constraints = [("before", before), ("after", after)].map { key, match in
            let ids = match?.constraints.filter(\.excludes).map { Node.text($0.id) } ?? []
            return Node.Member(key, .sequence(ids))
        }
        return .mapping([
            .init("solution", .text(id)), .init("name", .text(name)),
            .init("what", kind.map { .text($0.rawValue) } ?? .null),
            .init("rankBefore", number(before?.rank)), .init("rankAfter", number(after?.rank)),
            .init("scoreBefore", score(before)), .init("scoreAfter", score(after)),
            .init("criteria", .sequence(criteria)),
            .init("fields", .sequence((change?.fields ?? []).map(Node.text))),
            .init("excludedBy", .mapping(constraints)),
        ])
    }
}
