import Catalog
import Documents

extension Words {
    /// What a constraint found of a solution: a sign and a sentence.
    func finding(
        of constraint: ConstraintView,
        profile: Node?,
        filter: Node?
    ) -> (sign: Line, text: Line) {
        let what = Line(requirement(constraint.id, of: profile, filter: filter))
        switch constraint.holds {
        case "yes": return (.yes, what)
        case "no":
            let causes = constraint.shortfalls.compactMap { cause(of: $0) }
            let text = causes.isEmpty ? Line() : Line(" — ") + causes.joined("; ")
            return (.no, what + text)
        default:
            let key = constraint.excludes ? "finding.unknown-blocks" : "finding.unknown"
            return (.unsure, what + " — " + sentence(key))
        }
    }

    /// Why one part of a constraint is not satisfied; nil where the requirement says it already.
    private func cause(of shortfall: ShortfallView) -> Line? {
        if shortfall.subject.hasPrefix("requires."), let need = shortfall.need {
            let values = ["asked": Line(amount(need)), "present": Line(amount(shortfall.have))]
            return sentence("finding.demand", values)
        }
        if let have = shortfall.have, let need = shortfall.need {
            let list = shortfall.list ?? shortfall.subject
            let values = [
                "has": Line(amount(have, scale: list)), "wanted": Line(amount(need, scale: list)),
            ]
            return sentence("amount.target", values)
        }
        guard let list = shortfall.list, shortfall.codes.count > 0 else { return nil }
        let codes = Line(labels(shortfall.codes, in: list))
        return sentence("finding.codes", ["what": codes])
    }
}
