import Documents
import Reports

/// How far solutions have come in a region, for readers who manage hospitals there: what is
/// followed, what runs around it and since when, and what is asked for and missing.
struct AdoptionReport {
    let words: Words
    let region: (id: String, name: String)
    /// The ISO 3166 code of its country.
    let country: String
    /// The days at a stage after which a place is called stalled.
    let patience: Int
    /// The result of `adoption.coverage` for the region, for its country, and for the whole.
    let here: Node
    let around: Node
    let everywhere: Node
    /// The result of `adoption.funnel` for the region and for the whole.
    let funnel: Node
    let allFunnel: Node
    /// Rows of `adoption.list` for the region, and for the rest of its country.
    let steps: [Node]
    let others: [Node]
    /// The names of the solutions in these lists, by id.
    let names: [String: String]
    /// The NUTS 2 regions, as `regions.list` sends them.
    let basicRegions: [Node]
    /// Whether the region's needs are examples.
    let isIllustrative: Bool
    /// What makes this report again.
    let command: String

    /// The rows that a table of what runs shows.
    private static let mostListed = 30

    /// The country's name.
    private var land: String { words.region(country) }
    private var state: Node { funnel["_meta"]?["state"] ?? .null }
    private var staged: Int { funnel["staged"]?.integer ?? 0 }
    private var unmet: [NeedView] { needs(of: here) }

    /// The whole report.
    var document: Report {
        Report(
            language: words.tag,
            title: text("track.title", ["region": region.name]),
            subtitle: text(
                "track.subtitle",
                [
                    "date": state["asOf"]?.text ?? "",
                    "revision": String(state["catalogRevision"]?.integer ?? 0),
                    "event": String(state["evidenceRevision"]?.integer ?? 0),
                ]
            ),
            blocks: notice + brief + stages + standing + spread + places + missing + again
        )
    }

    // MARK: In brief

    private var notice: [Report.Block] {
        guard isIllustrative else { return [] }
        return [.notice([.plain(text("illustrative", ["profile": region.name]))])]
    }

    private var brief: [Report.Block] {
        let name = ["region": Line(region.name)]
        var items: [[Report.Run]] = []
        if staged > 0 {
            items.append([.strong(words.sentence("track.staged", count: staged, name).text)])
        } else {
            items.append([.strong(text("track.nothing", ["region": region.name]))])
        }
        let now = RunningView(node: here["now"] ?? .null)
        if now.solutions > 0 {
            items.append([.plain(words.sentence("track.runs", count: now.solutions, name).text)])
        }
        if country != region.id {
            let there = RunningView(node: around["now"] ?? .null).solutions
            let values = ["region": Line(land)]
            items.append([.plain(words.sentence("track.runs", count: there, values).text)])
        }
        if stalled > 0 { items.append([.plain(stalledInBrief)]) }
        items.append([.plain(needsInBrief)])
        var blocks: [Report.Block] = [part("brief"), .list(items, isOrdered: false)]
        if staged == 0 {
            let example = "twinmatch adoption record openmrs --region \(region.id) --stage planning"
            blocks += [.paragraph([.plain(text("track.how-to"))]), .paragraph([.code(example)])]
        }
        return blocks
    }

    /// The stalled places in all.
    private var stalled: Int { funnel["total"]?.integer ?? 0 }

    private var stalledInBrief: String {
        let days = words.sentence("track.days", count: patience)
        return words.sentence("track.stalled", count: stalled, ["days": days]).text
    }

    private var needsInBrief: String {
        let asked = here["asked"]?.integer ?? 0
        guard asked > 0 else { return text("track.no-needs", ["region": region.name]) }
        guard let first = unmet.first else {
            return words.sentence("track.all-met", count: asked).text
        }
        return words.sentence(
            "track.unmet",
            count: unmet.count,
            [
                "asked": Line(words.numerals.whole(asked)),
                "need": Line("\(first.label) (\(first.feature))"),
            ]
        ).text
    }

    // MARK: How far

    private var stages: [Report.Block] {
        let isFollowed = staged > 0
        let shown = isFollowed ? funnel : allFunnel
        guard shown["staged"]?.integer ?? 0 > 0 else {
            return [part("stages"), .paragraph([.plain(text("track.no-stages"))])]
        }
        var blocks: [Report.Block] = [part("stages")]
        if !isFollowed { blocks.append(.paragraph([.plain(text("track.elsewhere"))])) }
        blocks += [
            .paragraph([.plain(text("track.stages-how"))]), .bars(figure(ofFunnel: shown)),
            .folded(text("track.numbers"), [.table(table(ofFunnel: shown))]),
        ]
        guard isFollowed, stalled > 0 else { return blocks }
        blocks += [
            .subheading(words.heading("track.stalled"), anchor: "stalled"),
            .paragraph([.plain(stalledInBrief)]),
            .table(table(ofStalled: funnel["stalled"]?.items ?? [])),
        ]
        return blocks
    }

    private func table(ofStalled rows: [Node]) -> Report.Table {
        var table = Report.Table([
            (words.heading("solution"), false), (words.heading("where"), false),
            (words.heading("stage"), false), (words.heading("since"), true),
            (words.heading("days"), true),
        ])
        table.rows = rows.map { row in
            [
                [.plain(name(of: row))], [.plain(stepTable.place(of: row))],
                [.plain(words.label(row["stage"]?.text ?? "", in: "adoption-stages"))],
                [.plain(row["since"]?.text ?? "")],
                [.plain(words.numerals.whole(row["days"]?.integer ?? 0))],
            ]
        }
        return table
    }

    // MARK: What stands where

    private var standing: [Report.Block] {
        var blocks: [Report.Block] = []
        for (rows, name, anchor) in [
            (steps, region.name, "here"), (others, text("track.rest", ["region": land]), "around"),
        ] {
            guard !rows.isEmpty else { continue }
            blocks.append(.subheading(name, anchor: anchor))
            blocks.append(.table(stepTable.table(of: rows.prefix(Self.mostListed))))
            let rest = rows.count - Self.mostListed
            if rest > 0 {
                blocks.append(
                    .paragraph([.faint(words.sentence("track.more", count: rest).text)])
                )
            }
        }
        guard !blocks.isEmpty else { return [] }
        return [part("standing"), .paragraph([.plain(text("track.standing-how"))])] + blocks
    }

    private var stepTable: StepTable {
        StepTable(words: words, region: region.id, name: name)
    }

    private func name(of row: Node) -> String {
        let id = row["solution"]?.text ?? ""
        return names[id] ?? id
    }

    // MARK: What is missing

    private var missing: [Report.Block] {
        var blocks: [Report.Block] = [
            part("missing"), .paragraph([.plain(text("track.missing-how"))]),
        ]
        for (node, place, anchor) in [
            (here, region.name, "missing-here"),
            (everywhere, words.heading("all-regions"), "missing-all"),
        ] {
            let needs = needs(of: node)
            blocks.append(.subheading(place, anchor: anchor))
            guard !needs.isEmpty else {
                blocks.append(.paragraph([.plain(none(in: node, place))]))
                continue
            }
            let isHere = anchor == "missing-here"
            blocks += [
                .bars(figure(ofNeeds: needs, isOne: isHere)),
                .folded(text("track.numbers"), [.table(table(ofNeeds: needs))]),
            ]
        }
        return blocks
    }

    private func none(in node: Node, _ place: String) -> String {
        let asked = node["asked"]?.integer ?? 0
        return asked == 0
            ? text("track.no-needs", ["region": place])
            : words.sentence("track.all-met", count: asked).text
    }

    private func table(ofNeeds needs: [NeedView]) -> Report.Table {
        var table = Report.Table([
            (words.heading("need"), false), (words.heading("feature"), false),
            (words.heading("wanted"), true), (words.heading("regions"), false),
            (words.heading("nearest"), false),
        ])
        table.rows = needs.map { need in
            [
                [.plain(need.label)], [.plain(need.feature)],
                [.plain(words.numerals.fixed(need.weight, decimals: 2))],
                [.plain(need.regions.joined(separator: ", "))], [.plain(need.nearest())],
            ]
        }
        return table
    }

    func needs(of node: Node) -> [NeedView] {
        (node["unmet"]?.items ?? []).map { NeedView(node: $0, words: words) }
    }

    // MARK: Text

    func part(_ name: String) -> Report.Block {
        .heading(words.heading("track.\(name)"), anchor: name)
    }

    func text(_ key: String, _ values: [String: String] = [:]) -> String {
        words.sentence(key, values.mapValues { Line($0) }).text
    }

    private var again: [Report.Block] {
        let facts = ["catalogRevision", "evidenceRevision", "asOf"].compactMap { name -> String? in
            guard let value = state[name] else { return nil }
            return "\(name) \(value.text ?? value.integer.map(String.init) ?? "")"
        }
        return [
            .heading(words.heading("paper.again"), anchor: "again"),
            .paragraph([.plain(text("track.again"))]), .paragraph([.code(command)]),
            .paragraph([.faint(facts.joined(separator: " · "))]),
        ]
    }
}
