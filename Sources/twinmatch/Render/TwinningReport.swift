import Documents
import Reports

/// A twinning for readers who manage hospitals: who helps whom with what and why, what is still
/// missing, where the programme stands and what came of it so far.
struct TwinningReport {
    let words: Words
    /// The result of `twinnings.report`.
    let result: Node
    /// The adopter's needs.
    let profile: ProfileView
    /// The model that the match was made with.
    let model: ModelView
    /// The record of the solution, as `solutions.get` sends it.
    let solution: Node
    /// What makes this report again.
    let command: String

    /// What is told in brief to be settled first.
    private static let mostBarriers = 2

    var twinning: Node { result["twinning"] ?? .null }
    var story: MatchStory { MatchStory(words: words, model: model) }
    /// The match; nil where the solution or the profile is gone.
    var match: MatchView? {
        (result["match"]?["match"]).flatMap { $0.isNull ? nil : MatchView(node: $0) }
    }
    /// What is known of readiness; nil where nothing is.
    var readiness: ReadinessView? {
        result["readiness"].flatMap { $0.isNull ? nil : ReadinessView(node: $0) }
    }
    /// The two regions as twins; nil where nothing of the solution is known at the originator.
    var pair: TwinView? {
        result["pair"].flatMap { $0.isNull ? nil : TwinView(node: $0) }
    }
    private var state: Node { result["_meta"]?["state"] ?? .null }

    var adopter: String { words.region(twinning["adopter"]?.text ?? "") }
    var originator: String { words.region(twinning["originator"]?.text ?? "") }
    var solutionName: String { solution["name"]?.text ?? twinning["solution"]?.text ?? "" }
    /// The day the report is true for.
    var today: CalendarDate {
        state["asOf"]?.text.flatMap { CalendarDate($0) } ?? CalendarDate(daysSince1970: 0)
    }
    var isOpen: Bool { twinning["status"]?.text != "closed" }

    /// The whole report.
    var document: Report {
        Report(
            language: words.tag,
            title: text("dossier.title", ["adopter": adopter, "originator": originator]),
            subtitle: text(
                "dossier.subtitle",
                [
                    "solution": solutionName, "date": words.day(today.description),
                    "version": String(twinning["version"]?.integer ?? 0),
                ]
            ),
            blocks: notice + brief + reasons + together + ready + course + people + heard + spread
                + results + again
        )
    }

    // MARK: In brief

    private var notice: [Report.Block] {
        guard result["_meta"]?["illustrative"]?.boolean == true else { return [] }
        return [.notice([.plain(text("illustrative", ["profile": profile.name]))])]
    }

    private var brief: [Report.Block] {
        var items: [[Report.Run]] = [
            [
                .strong(
                    text(
                        "dossier.what",
                        [
                            "adopter": adopter, "originator": originator,
                            "solution": solutionName,
                        ]
                    )
                )
            ]
        ]
        if let type = twinning["type"]?.text {
            let label = words.label(type, in: "twinning-types")
            items.append([.plain(text("dossier.type", ["type": label]))])
        }
        items.append([.plain(standing)])
        if isOpen { items.append([.plain(nextDate)]) }
        items.append([.plain(fit)])
        if isOpen { items.append([.plain(settleFirst)]) }
        return [part("brief"), .list(items, isOrdered: false)]
    }

    /// Where it stands.
    private var standing: String {
        if let outcome = twinning["outcome"]?["outcome"]?.text {
            let label = words.label(outcome, in: "twinning-outcomes")
            return text("dossier.closed", ["date": day(twinning["closed"]), "outcome": label])
        }
        let stages = twinning["stages"]?.items ?? []
        guard let current = twinning["stage"]?.text,
            let stage = stages.first(where: { $0["stage"]?.text == current })
        else { return text("dossier.not-begun", ["date": day(twinning["opened"])]) }
        return text(
            "dossier.stage",
            [
                "stage": words.label(current, in: "twinning-stages"),
                "date": day(stage["entered"]), "until": day(stage["until"]),
            ]
        )
    }

    /// What is overdue, or else what comes next.
    private var nextDate: String {
        let open = (twinning["milestones"]?.items ?? []).filter { $0["reached"]?.text == nil }
        let due = open.compactMap { row in
            row["due"]?.text.map { (day: $0, title: row["title"]?.text ?? "") }
        }.sorted { $0.day < $1.day }
        let late = due.filter { $0.day < today.description }
        if let first = late.first {
            let values = ["what": first.title, "date": words.day(first.day)]
            return words.sentence(
                "dossier.overdue",
                count: late.count,
                values.mapValues { Line($0) }
            ).text
        }
        let starts = (twinning["stages"]?.items ?? []).compactMap { row -> (String, String)? in
            guard row["entered"]?.text == nil, let from = row["from"]?.text,
                from >= today.description
            else { return nil }
            return (from, words.label(row["stage"]?.text ?? "", in: "twinning-stages"))
        }
        let ahead = (due.map { ($0.day, $0.title) } + starts).min { $0.0 < $1.0 }
        guard let ahead else { return text("dossier.no-date") }
        return text("dossier.next", ["date": words.day(ahead.0), "what": ahead.1])
    }

    /// How well the solution fits.
    private var fit: String {
        guard let match else { return text("dossier.no-match", ["solution": solutionName]) }
        let values = [
            "solution": match.name, "points": words.numerals.points(match.score),
            "profile": profile.name,
        ]
        guard let rank = match.rank else { return text("dossier.excluded", values) }
        let all = result["match"]?["total"]?.integer ?? 0
        return words.sentence(
            "dossier.fit",
            count: all,
            values.merging(["rank": words.numerals.whole(rank)]) { $1 }.mapValues { Line($0) }
        ).text
    }

    /// What to settle before anything else.
    private var settleFirst: String {
        var what = Array(barriers.prefix(Self.mostBarriers))
        if let first = readiness?.gaps.first, what.count < Self.mostBarriers {
            what.append(words.step(raising: first).text + ".")
        }
        guard !what.isEmpty else { return text("dossier.settled") }
        return text("dossier.settle", ["what": what.joined(separator: " ")])
    }

    // MARK: Text

    func part(_ name: String) -> Report.Block {
        .heading(words.heading("dossier.\(name)"), anchor: name)
    }

    func text(_ key: String, _ values: [String: String] = [:]) -> String {
        words.sentence(key, values.mapValues { Line($0) }).text
    }

    /// A day of a result as people write it, or a dash.
    func day(_ node: Node?) -> String { node?.text.map(words.day) ?? "–" }

    private var again: [Report.Block] {
        let names = ["catalogRevision", "evidenceRevision", "profileDigest", "model", "asOf"]
        let facts = names.compactMap { name -> String? in
            guard let value = state[name] else { return nil }
            return "\(name) \(value.text ?? value.integer.map(String.init) ?? "")"
        }
        return [
            .heading(words.heading("paper.again"), anchor: "again"),
            .paragraph([.plain(text("dossier.again"))]), .paragraph([.code(command)]),
            .paragraph([.faint(facts.joined(separator: " · "))]),
        ]
    }
}
