import Documents
import Reports

/// A ranking for readers who were not there when it was asked for: the answer, how it is made, what
/// would have to be done, what was left out and where the facts come from.
struct MatchReport {
    let words: Words
    /// The result of `match.query` with full explanations.
    let result: Node
    let profile: ProfileView
    let model: ModelView
    /// The filter of the query.
    let filter: Node?
    /// The records of the solutions shown, by id, as `solutions.get` sends them.
    let solutions: [String: Node]
    /// How many solutions the catalogue holds.
    let catalogueSize: Int
    /// What makes this report again.
    let command: String

    /// The solutions that have an adaptation plan.
    static let mostPlans = 3
    /// The steps of a plan.
    static let mostSteps = 8

    var matches: [MatchView] { (result["matches"]?.items ?? []).map(MatchView.init) }
    var story: MatchStory { MatchStory(words: words, model: model) }
    private var state: Node { result["_meta"]?["state"] ?? .null }

    /// The whole report.
    var document: Report {
        Report(
            language: words.tag,
            title: text("paper.title", ["profile": profile.title]),
            subtitle: text(
                "paper.subtitle",
                [
                    "date": state["asOf"]?.text ?? "", "model": model.title,
                    "revision": String(state["catalogRevision"]?.integer ?? 0),
                ]
            ),
            blocks: notice + answer + method + ranking + cards + plans + exclusions + sources
                + again
        )
    }

    // MARK: The answer

    private var notice: [Report.Block] {
        guard result["_meta"]?["illustrative"]?.boolean == true else { return [] }
        return [.notice([.plain(text("illustrative", ["profile": profile.name]))])]
    }

    private var answer: [Report.Block] {
        let total = result["total"]?.integer ?? 0
        let passing = ["passing": Line(words.numerals.whole(total))]
        let counts = words.sentence("match.counts", count: catalogueSize, passing).text
        guard let first = matches.first else {
            return [
                part("answer"), .paragraph([.strong(text("match.none"))]),
                .paragraph([.plain(counts)]),
            ]
        }
        var sentences = [
            text(
                "paper.best",
                ["solution": first.name, "points": words.numerals.points(first.score)]
            )
        ]
        let next = matches.dropFirst().prefix(2).map {
            "\($0.name) (\(words.numerals.points($0.score)))"
        }
        if !next.isEmpty {
            let names = next.joined(separator: words.joint("and"))
            sentences.append(text("paper.next", ["solutions": names]))
        }
        sentences.append(
            text(
                "paper.sure",
                [
                    "known": words.percent(first.coverage, decimals: 0), "solution": first.name,
                    "low": words.numerals.points(first.low),
                    "high": words.numerals.points(first.high),
                ]
            )
        )
        if matches.dropFirst().contains(where: { $0.high > first.low }) {
            sentences.append(text("paper.open"))
        }
        return [
            part("answer"), .paragraph([.plain(sentences.joined(separator: " "))]),
            .paragraph([.plain(counts)]),
        ]
    }

    // MARK: How a score is made

    private var method: [Report.Block] {
        guard let parts = matches.first?.contributions else { return [] }
        let groups = story.groups
        let weights = groups.map { group in
            parts.filter { model.group(of: $0.criterion) == group.index }.reduce(0) {
                $0 + $1.weight
            }
        }
        let bars = zip(groups, weights).filter { $1 > 0 }.map { group, weight in
            let points = words.numerals.points(weight)
            return BarFigure.Bar(
                label: [.plain(group.title)],
                value: points,
                shares: [weight],
                description: "\(group.title): \(points)"
            )
        }
        let criteria = Report.Table(
            [(words.heading("criterion"), false), (words.heading("weight"), true)],
            rows: parts.map { part in
                [
                    [.plain(words.label(part.criterion, in: "criteria"))],
                    [.plain(words.numerals.points(part.weight))],
                ]
            }
        )
        return [
            part("how"),
            .paragraph([.plain(text("paper.how-needs", ["profile": profile.name]))]),
            .paragraph([.plain(text("paper.how-unknown"))]),
            .paragraph([.plain(text("paper.how-alone"))]),
            .bars(
                BarFigure(
                    caption: text("paper.weights"),
                    bars: bars,
                    end: max(0.05, weights.max() ?? 1)
                )
            ),
            .folded(text("paper.all-criteria"), [.table(criteria)]),
        ]
    }

    // MARK: The ranking

    private var ranking: [Report.Block] {
        guard !matches.isEmpty else { return [] }
        let figure = story.scores(of: matches) { [.plain("\(rank(of: $0)). "), link(to: $0)] }
        var table = Report.Table([
            (words.heading("solution"), false), (words.heading("score"), true),
            (words.heading("at-worst"), true), (words.heading("at-best"), true),
            (words.heading("known"), true),
        ])
        table.rows = matches.map { match in
            let numbers = [match.score, match.low, match.high].map { score in
                [Report.Run.plain(words.numerals.points(score))]
            }
            let warning = match.warnings.isEmpty ? [] : [Report.Run.strong(" !")]
            let name = [.plain("\(rank(of: match)). "), link(to: match)] + warning
            return [name] + numbers + [
                [.plain(words.percent(match.coverage, decimals: 0))]
            ]
        }
        return [part("ranking"), .bars(figure), .table(table)] + warnings
    }

    /// What the exclamation marks mean.
    private var warnings: [Report.Block] {
        var seen: Set<String> = []
        let ids = matches.flatMap(\.warnings).filter { seen.insert($0).inserted }
        return ids.map { id in
            let what = words.requirement(id, of: profile.node, filter: filter)
            return .paragraph([
                .strong("! "), .faint(text("legend.warning", ["what": what])),
            ])
        }
    }

    // MARK: Text

    func part(_ name: String) -> Report.Block {
        .heading(words.heading("paper.\(name)"), anchor: name)
    }

    func text(_ key: String, _ values: [String: String] = [:]) -> String {
        words.sentence(key, values.mapValues { Line($0) }).text
    }

    func rank(of match: MatchView) -> String { match.rank.map(String.init) ?? "–" }

    func link(to match: MatchView) -> Report.Run {
        .link(match.name, to: "#solution-\(match.solution)")
    }

    private var again: [Report.Block] {
        let names = ["catalogRevision", "evidenceRevision", "profileDigest", "model", "asOf"]
        let facts = names.compactMap { name -> String? in
            guard let value = state[name] else { return nil }
            return "\(name) \(value.text ?? value.integer.map(String.init) ?? "")"
        }
        return [
            part("again"), .paragraph([.plain(text("paper.again"))]),
            .paragraph([.code(command)]), .paragraph([.faint(facts.joined(separator: " · "))]),
        ]
    }
}
