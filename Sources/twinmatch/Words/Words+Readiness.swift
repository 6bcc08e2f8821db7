import Catalog
import Documents
import Twinning

/// The words of a readiness plan, for pages and reports alike.
extension Words {
    /// What people call a dimension.
    func name(of row: ReadinessView.Row) -> String {
        guard let label = row.dimension?.label else { return row.id }
        return self.label(label.code, in: label.list)
    }

    /// A level with its scale or unit: `2/5`, `50 Mbit/s`; "not known" without one.
    func level(_ level: Double?, of row: ReadinessView.Row) -> String {
        guard let level else { return heading("unknown") }
        switch row.dimension {
        case .scirocco, .emram:
            let top = row.dimension?.levels.upperBound ?? 0
            return numerals.plain(level) + "/" + numerals.plain(top)
        case .bandwidth, .staff: return quantity(level, unit: row.dimension?.unit)
        case nil: return numerals.plain(level)
        }
    }

    /// What to raise: from where to where.
    func step(raising row: ReadinessView.Row) -> Line {
        sentence(
            "readiness.step",
            [
                "dimension": Line(name(of: row), .strong),
                "present": Line(level(row.present, of: row)),
                "required": Line(level(row.required, of: row), .strong),
            ]
        )
    }

    /// What to find out.
    func step(assessing row: ReadinessView.Row) -> Line {
        sentence(
            "readiness.assess-step",
            [
                "dimension": Line(name(of: row), .strong),
                "required": Line(level(row.required, of: row)),
            ]
        )
    }

    /// Who asks for a level.
    ///
    /// - Parameters:
    ///   - most: how many names are told.
    func askers(of row: ReadinessView.Row, in view: ReadinessView, most: Int = 4) -> Line {
        let names = Dictionary(view.solutions.map { ($0.id, $0.name) }) { first, _ in first }
        let all = row.askedBy.map { names[$0] ?? $0 }
        var what = Line(all.prefix(most).joined(separator: "; "))
        if all.count > most {
            what += Line(" ") + sentence("readiness.more", count: all.count - most)
        }
        if row.basis == "query" {
            guard !all.isEmpty else { return sentence("readiness.set") }
            return sentence("readiness.set") + " " + sentence("readiness.asked", ["what": what])
        }
        let key = row.basis == "model" ? "readiness.asked-usually" : "readiness.asked"
        return sentence(key, ["what": what])
    }

    /// What closing a gap changes in the ranking, a line each.
    ///
    /// - Parameters:
    ///   - most: how many solutions are told.
    func effects(of row: ReadinessView.Row, most: Int = 5) -> [Line] {
        guard !row.changes.isEmpty else { return [sentence("readiness.no-effect")] }
        var lines = row.changes.prefix(most).map(effect)
        let rest = row.changes.count - lines.count
        if rest > 0 { lines.append(sentence("readiness.more-moves", count: rest)) }
        return lines
    }

    private func effect(_ change: ReadinessView.Change) -> Line {
        let ranks = change.ranks
        let scores = change.scores
        let values = [
            "solution": Line(change.name, .strong),
            "before": Line(ranks.before.map(numerals.whole) ?? ""),
            "after": Line(ranks.after.map(numerals.whole) ?? "", .strong),
            "from": Line(percent(scores.before)), "to": Line(percent(scores.after)),
        ]
        switch ranks {
        case (nil, nil): return sentence("readiness.stays-out", values)
        case (nil, _): return sentence("readiness.comes-in", values)
        case (let before, let after) where before == after:
            return sentence("readiness.keeps", values)
        case _ where scores.before == scores.after: return sentence("readiness.shifts", values)
        default: return sentence("readiness.moves", values)
        }
    }

    /// What helps to close a gap, a line each: a name, and what it is about.
    func helpers(of row: ReadinessView.Row) -> [Line] {
        row.help.map { help in
            let about = help.codes.map { label($0.code, in: $0.list) }.joined(separator: "; ")
            return Line(help.name) + Line(" (\(help.id)): ", .faint) + Line(about, .faint)
        }
    }
}
