import Documents

/// How the score of one match is made, criterion by criterion, in the groups of its model.
struct CriteriaSection {
    let words: Words
    let match: MatchView
    let model: ModelView

    /// The columns of a bar.
    static let barWidth = 16
    /// The least width of a terminal that has room for bars.
    static let leastWithBars = 56

    /// Lays the section out.
    func write(to page: inout Page) {
        let hasBars = page.terminal.width.map { $0 >= Self.leastWithBars } ?? true
        var table = Table(
            [Table.Column("", .left, .cut(least: 20))] + (hasBars ? [Table.Column("")] : []) + [
                Table.Column(words.heading("points"), .right),
                Table.Column(words.heading("of"), .right),
            ]
        )
        var details: [[Detail]] = []
        for (title, parts) in groups {
            table.rows.append(groupRow(title, parts, hasBars))
            details.append([])
            for part in parts {
                table.rows.append(row(part, hasBars))
                details.append(self.details(of: part))
            }
        }
        let lines = table.lines(width: page.terminal.width)
        page.add(lines[0])
        for (line, details) in zip(lines.dropFirst(), details) {
            page.add(line)
            for detail in details { page.prose(detail.text, indent: 4, lead: detail.sign) }
        }
    }

    /// A line below a criterion.
    private struct Detail {
        var sign: Line
        var text: Line
    }

    /// The active criteria by group; those of a model that could not be had stand in one.
    private var groups: [(String, [ContributionView])] {
        var groups = model.groups.map { group in
            (group.title, match.contributions.filter { model.group(of: $0) == group.id })
        }
        let ids = Set(model.groups.map(\.id))
        let rest = match.contributions.filter { !ids.contains(model.group(of: $0)) }
        groups.append((words.heading("other"), rest))
        return groups.filter { !$0.1.isEmpty }
    }

    private func groupRow(_ title: String, _ parts: [ContributionView], _ hasBars: Bool) -> [Line] {
        let sum = parts.reduce(0) { $0 + $1.contribution }
        let weight = parts.reduce(0) { $0 + $1.weight }
        return [Line(title, .strong)] + (hasBars ? [Line()] : []) + [
            Line(words.numerals.points(sum), .strong),
            Line(words.numerals.points(weight), .faint),
        ]
    }

    private func row(_ part: ContributionView, _ hasBars: Bool) -> [Line] {
        let bar = Bar.share(
            part.utility,
            width: Self.barWidth,
            style: part.isKnown ? .mark : .doubtful
        )
        let label = Line("  " + words.label(part.criterion, in: "criteria"))
        return [label] + (hasBars ? [bar] : []) + [
            Line(words.numerals.points(part.contribution)),
            Line(words.numerals.points(part.weight), .faint),
        ]
    }

    private func details(of part: ContributionView) -> [Detail] {
        guard part.isKnown else { return [unknown(part)] }
        var details: [Detail] = []
        if let list = part.list {
            if !part.matched.isEmpty {
                details.append(Detail(sign: .yes, text: Line(names(part.matched, list))))
            }
            for near in part.near {
                let text = words.sentence(
                    "detail.near",
                    [
                        "need": Line(words.label(near.need, in: list)),
                        "have": Line(words.label(near.have, in: list)),
                    ]
                )
                details.append(Detail(sign: .partly, text: text))
            }
            if !part.missing.isEmpty {
                details.append(Detail(sign: .no, text: Line(names(part.missing, list))))
            }
        } else if let text = words.comparison(of: part.node, in: model) {
            let sign: Line = part.utility >= 1 ? .yes : part.utility > 0 ? .partly : .no
            details.append(Detail(sign: sign, text: text))
        }
        return details
    }

    private func unknown(_ part: ContributionView) -> Detail {
        var text = words.sentence("detail.unknown")
        if part.utility > 0 {
            let share = words.percent(part.utility, decimals: 0)
            text = words.sentence("detail.guess", ["share": Line(share)])
        }
        if let list = part.list, !part.missing.isEmpty {
            text +=
                Line(" ")
                + words.sentence("detail.wanted", ["what": Line(names(part.missing, list))])
        }
        return Detail(sign: .unsure, text: text.styled(.faint))
    }

    /// Labels of codes; a solution that is in place already stands among them by its id.
    private func names(_ codes: [String], _ list: String) -> String {
        codes.map { $0 == match.solution ? match.name : words.label($0, in: list) }
            .joined(separator: "; ")
    }
}

extension ModelView {
    /// The id of the group a contribution counts in.
    fileprivate func group(of part: ContributionView) -> String {
        criterion(part.criterion)?.group ?? ""
    }
}
