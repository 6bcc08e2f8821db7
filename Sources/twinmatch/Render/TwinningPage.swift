import Documents

/// One twinning: what it is, its days, who takes part, what came of it, and what is heard of it.
struct TwinningPage {
    let words: Words
    /// The result of `twinnings.get`.
    let result: Node

    private var twinning: Node { result["twinning"] ?? .null }

    private func word(_ key: String) -> String { twinning[key]?.text ?? "" }

    private func rows(_ key: String) -> [Node] { twinning[key]?.items ?? [] }

    /// Lays the answer out.
    func write(to page: inout Page) {
        let values = [
            "originator": Line(words.region(word("originator")), .strong),
            "adopter": Line(words.region(word("adopter")), .strong),
            "solution": Line(word("solution"), .strong),
        ]
        page.prose(words.sentence("twinning.about", values))
        let version = String(twinning["version"]?.integer ?? 0)
        page.add(
            [
                Line(word("id"), .strong), Line(words.heading("status.\(word("status"))")),
                Line("\(words.heading("version")) \(version)", .faint),
                Line("\(words.heading("profile")) \(word("profile"))", .faint),
            ].joined(" · ")
        )
        if let type = twinning["type"]?.text {
            page.prose(Line(words.label(type, in: "twinning-types"), .faint))
        }
        writeOutcome(to: &page)
        writeTimeline(to: &page)
        writeMilestones(to: &page)
        writePeople(to: &page)
        writeResults(to: &page)
        writeHeard(to: &page)
    }

    private func writeOutcome(to page: inout Page) {
        guard let outcome = twinning["outcome"], !outcome.isNull else { return }
        let label = words.label(outcome["outcome"]?.text ?? "", in: "twinning-outcomes")
        let values = [
            "outcome": Line(label, .strong), "date": Line(outcome["date"]?.text ?? ""),
        ]
        page.prose(words.sentence("twinning.outcome", values))
        if let text = outcome["text"]?.text { page.prose(Line(text, .faint), indent: 2) }
    }

    /// The stages below each other on one scale of days, the one that it stands in marked.
    private func writeTimeline(to page: inout Page) {
        let stages = rows("stages")
        let days = stages.flatMap { [$0["from"], $0["until"]] }
            .compactMap { $0?.text.flatMap { CalendarDate($0)?.daysSince1970 } }
        guard let first = days.min(), let last = days.max() else { return }
        page.heading(words.heading("timeline"))
        var table = Table([
            Table.Column(""), Table.Column(words.heading("stage"), .left, .cut(least: 12)),
            Table.Column(words.heading("from")), Table.Column(words.heading("until")),
            Table.Column(""), Table.Column(words.heading("entered")),
        ])
        table.rows = stages.map { stage in
            let code = stage["stage"]?.text ?? ""
            let isHere = code == twinning["stage"]?.text
            return [
                Line(isHere ? "▶" : "", .mark),
                Line(words.label(code, in: "twinning-stages"), isHere ? .strong : .plain),
                Line(stage["from"]?.text ?? "", .faint), Line(stage["until"]?.text ?? "", .faint),
                Self.bar(stage, first, last), Line(stage["entered"]?.text ?? "-"),
            ]
        }
        page.add(table)
    }

    private static func bar(_ stage: Node, _ first: Int, _ last: Int) -> Line {
        let width = 20
        let place = { (key: String) -> Int in
            let day = stage[key]?.text.flatMap { CalendarDate($0)?.daysSince1970 } ?? first
            return (day - first) * (width - 1) / max(1, last - first)
        }
        let (start, end) = (place("from"), place("until"))
        var line = Line(String(repeating: "·", count: start), .faint)
        line += Line(String(repeating: "█", count: end - start + 1), .mark)
        line += Line(String(repeating: "·", count: width - end - 1), .faint)
        return line
    }

    private func writeMilestones(to page: inout Page) {
        let milestones = rows("milestones")
        guard !milestones.isEmpty else { return }
        page.heading(words.heading("milestones"))
        var table = Table([
            Table.Column(""), Table.Column(words.heading("milestone"), .left, .wrap(least: 20)),
            Table.Column(words.heading("due")), Table.Column(words.heading("reached-on")),
        ])
        table.rows = milestones.map { row in
            let reached = row["reached"]?.text
            return [
                Line(reached == nil ? "○" : "●", reached == nil ? .faint : .good),
                Line(row["title"]?.text ?? ""), Line(row["due"]?.text ?? "-", .faint),
                Line(reached ?? "-"),
            ]
        }
        page.add(table)
    }

    private func writePeople(to page: inout Page) {
        let people = rows("participants")
        page.heading(words.heading("participants"))
        guard !people.isEmpty else {
            return page.prose(words.sentence("twinning.nobody").styled(.faint))
        }
        var table = Table([
            Table.Column(words.heading("member")),
            Table.Column(words.heading("name"), .left, .cut(least: 12)),
            Table.Column(words.heading("role"), .left, .cut(least: 10)),
            Table.Column(words.heading("region")),
        ])
        table.rows = people.map { row in
            let name = row["name"]?.text.map { Line($0, .strong) }
            return [
                Line(row["member"]?.text ?? "", .faint),
                name ?? Line(words.heading("unnamed"), .faint),
                Line(words.label(row["role"]?.text ?? "", in: "member-roles")),
                Line(row["region"]?.text ?? "-"),
            ]
        }
        page.add(table)
    }

    private func writeResults(to page: inout Page) {
        let made = rows("deliverables")
        if !made.isEmpty {
            page.heading(words.heading("deliverables"))
            for row in made {
                let lead = Line("\(row["date"]?.text ?? "")  ", .faint)
                page.prose(Line(row["title"]?.text ?? ""), lead: lead)
                if let link = row["link"]?.text { page.prose(Line(link, .faint), indent: 12) }
            }
        }
        let lessons = rows("lessons")
        if !lessons.isEmpty {
            page.heading(words.heading("lessons"))
            for row in lessons {
                let lead = Line("\(row["date"]?.text ?? "")  ", .faint)
                page.prose(Line(row["text"]?.text ?? ""), lead: lead)
            }
        }
    }

    private func writeHeard(to page: inout Page) {
        page.heading(words.heading("heard"))
        let votes = result["feedback"]?["votes"]?.integer ?? 0
        page.prose(words.sentence("feedback.votes", count: votes))
        if result["feedback"]?["uncertain"]?.boolean == true {
            page.prose(words.sentence("feedback.uncertain").styled(.faint))
        }
        AdoptionRows(words: words, rows: result["adoption"]?.items ?? []).write(to: &page)
    }

    /// A row for the twinning, then one for each stage, milestone, participant, deliverable and
    /// lesson.
    var csv: CSV {
        var csv = CSV(["kind", "id", "text", "from", "until", "date", "role", "region"])
        let row = { (kind: String, cells: [Node?]) -> [CSV.Cell] in
            [.text(kind)] + cells.map { CSV.Cell($0) }
        }
        let head = twinning
        csv.rows = [
            row(
                "twinning",
                [
                    head["id"], head["solution"], head["opened"], head["closed"], nil, nil,
                    head["adopter"],
                ]
            )
        ]
        csv.rows += rows("stages").map {
            row("stage", [$0["stage"], nil, $0["from"], $0["until"], $0["entered"], nil, nil])
        }
        csv.rows += rows("milestones").map {
            row("milestone", [$0["stage"], $0["title"], nil, $0["due"], $0["reached"], nil, nil])
        }
        csv.rows += rows("participants").map {
            row("participant", [$0["member"], $0["name"], nil, nil, nil, $0["role"], $0["region"]])
        }
        csv.rows += rows("deliverables").map {
            row("deliverable", [$0["link"], $0["title"], nil, nil, $0["date"], nil, nil])
        }
        csv.rows += rows("lessons").map {
            row("lesson", [$0["language"], $0["text"], nil, nil, $0["date"], nil, nil])
        }
        return csv
    }
}
