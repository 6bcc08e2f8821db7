import Catalog
import Documents

/// How to soften a profile's constraints so that more solutions remain, in sentences.
struct RelaxationPage {
    let words: Words
    /// The result of `match.relax`.
    let result: Node
    let profile: ProfileView
    let filter: Node?
    /// How many solutions are wanted.
    let wanted: Int

    private var relaxations: [Node] { result["relaxations"]?.items ?? [] }
    private var remaining: Int { result["remaining"]?.integer ?? 0 }

    /// Whether there are enough already, or a way to get there.
    var hasAnswer: Bool { remaining >= wanted || !relaxations.isEmpty }

    /// Lays the answer out.
    func write(to page: inout Page) {
        let title = words.sentence("relax.title", ["profile": Line(profile.title)])
        page.prose(title.styled(.strong))
        page.space()
        page.prose(words.sentence("relax.now", count: remaining))
        let aim = ["wanted": Line(words.numerals.whole(wanted))]
        if remaining >= wanted { return page.prose(words.sentence("relax.enough", aim)) }
        guard !relaxations.isEmpty else {
            page.prose(words.sentence("relax.nothing", aim))
            if filter != nil { page.prose(words.sentence("relax.filter")) }
            return
        }
        page.prose(words.sentence("relax.ways", aim))
        for (index, relaxation) in relaxations.enumerated() {
            page.space()
            let number = "\(index + 1).".leftPadded(to: 3) + " "
            let steps = (relaxation["changes"]?.items ?? []).map(step)
            for (place, step) in steps.enumerated() {
                let lead = place == 0 ? Line(number, .strong) : Line("    ")
                page.prose(step, lead: lead)
            }
            let count = relaxation["remaining"]?.integer ?? 0
            let text = words.sentence("relax.leaves", count: count)
            page.prose(text.styled(.faint), indent: 4)
        }
        if result["truncated"]?.boolean == true {
            page.space()
            page.prose(words.sentence("relax.truncated").styled(.faint))
        }
    }

    private func step(_ change: Node) -> Line {
        let id = change["constraint"]?.text ?? ""
        var values = [
            "what": Line(words.requirement(id, of: profile.node, filter: filter), .strong)
        ]
        let step = change["step"]?.text ?? ""
        guard step == "bound" || step == "bound-and-warn",
            let feature = change["feature"]?.text.flatMap(Feature.init)
        else { return words.sentence("relax.\(step)", values) }
        values["feature"] = Line(words.subject(feature.rawValue), .strong)
        values["from"] = Line(words.bound(change["from"] ?? .null, of: feature))
        values["to"] = Line(words.bound(change["to"] ?? .null, of: feature))
        let side = change["bound"]?.text == "min" ? "min" : "max"
        let text = words.sentence("relax.bound-\(side)", values)
        return step == "bound" ? text : text + " " + words.sentence("relax.and-warn")
    }

    /// The changes for a spreadsheet; those of one relaxation share its number.
    var csv: CSV {
        var csv = CSV([
            "relaxation", "constraint", "step", "feature", "bound", "from", "to", "remaining",
            "kth-score",
        ])
        for (index, relaxation) in relaxations.enumerated() {
            for change in relaxation["changes"]?.items ?? [] {
                csv.rows.append([
                    .number(Double(index + 1)), .text(change["constraint"]?.text ?? ""),
                    .text(change["step"]?.text ?? ""), .text(change["feature"]?.text ?? ""),
                    .text(change["bound"]?.text ?? ""), CSV.Cell(change["from"]),
                    CSV.Cell(change["to"]), CSV.Cell(relaxation["remaining"]),
                    CSV.Cell(relaxation["kthScore"]),
                ])
            }
        }
        return csv
    }
}
