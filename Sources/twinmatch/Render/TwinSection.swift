import Documents

/// One pair of regions in full: what makes its score, what is there, what to settle first and what
/// can be given back.
struct TwinSection {
    let words: Words
    let pair: TwinView
    /// The adopter's profile, for the words of its requirements; nil where it is not at hand.
    let profile: Node?

    /// The columns of a bar.
    static let barWidth = 16

    /// Lays the pair out.
    func write(to page: inout Page) {
        let originator = Line("\(pair.originator) \(pair.originatorName)")
        let values = [
            "rank": Line(String(pair.rank)), "originator": originator,
            "adopter": Line("\(pair.adopter) \(pair.adopterName)"),
            "score": Line(words.percent(pair.score)),
        ]
        page.heading(words.sentence("twin.title", values).text)
        let type = words.label(pair.type, in: "twinning-types")
        page.prose(words.sentence("twin-type.\(pair.type)", ["what": Line(type)]))
        writeContributions(to: &page)
        list("twin.solutions", pair.solutions.map(offer), to: &page)
        list("twin.better", pair.better.map { words.lead($0, in: pair) }, to: &page)
        list("twin.barriers", pair.barriers.map { words.barrier($0, profile) }, to: &page)
        list("twin.gives", pair.gives.map(gift), to: &page)
    }

    private func writeContributions(to page: inout Page) {
        var table = Table(
            [
                Table.Column(""), Table.Column("", .right), Table.Column(""),
                Table.Column("", .left, .cut(least: 8)),
            ],
            indent: 2
        )
        table.rows = pair.contributions.map { part in
            [
                Line(words.label(part.criterion, in: "criteria")),
                Line(words.points(part.contribution)),
                Bar.share(part.utility, width: Self.barWidth, style: .mark),
                part.isKnown ? Line() : Line(words.heading("unknown"), .doubtful),
            ]
        }
        page.add(table)
    }

    private func list(_ title: String, _ items: [Line], to page: inout Page) {
        guard !items.isEmpty else { return }
        page.prose(words.sentence(title).styled(.faint))
        for item in items { page.prose(item, indent: 2, lead: Line("• ")) }
    }

    /// Where a solution is, how far, and how well it fits.
    func offer(_ node: Node) -> Line {
        var place = words.region(node["region"]?.text ?? "")
        if let site = node["site"]?.text { place = "\(site) (\(place))" }
        var values = [
            "solution": Line(node["name"]?.text ?? "", .strong), "place": Line(place),
            "score": Line(words.percent(node["score"]?.number ?? 0)),
            "rank": Line(String(node["rank"]?.integer ?? 0)),
        ]
        if node["isOrigin"]?.boolean == true { return words.sentence("twin.made", values) }
        values["year"] = Line(String(node["year"]?.integer ?? 0))
        guard let level = node["level"]?.text else { return words.sentence("twin.runs", values) }
        values["level"] = Line(words.label(level, in: "adoption-levels"))
        return words.sentence("twin.runs-level", values)
    }

    /// What the adopter can give back.
    func gift(_ node: Node) -> Line {
        switch node["what"]?.text {
        case "solution":
            return words.sentence(
                "twin.gift.solution",
                [
                    "solution": Line(node["name"]?.text ?? "", .strong),
                    "score": Line(words.percent(node["score"]?.number ?? 0)),
                ]
            )
        case "feedback":
            return words.sentence("twin.gift.feedback", count: node["votes"]?.integer ?? 0)
        default: return words.lead(node, in: pair)
        }
    }
}
