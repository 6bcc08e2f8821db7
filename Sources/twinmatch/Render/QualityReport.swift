import Catalog
import Documents
import Reports

/// A catalogue's quality for its editors: what is there, what is missing, what is old, and what may
/// stand twice.
struct QualityReport {
    let words: Words
    let snapshot: CatalogSnapshot
    let quality: CatalogQuality
    /// The catalogue's folder.
    let folder: String
    /// The day it is judged by.
    let today: CalendarDate
    /// A fact from before this day is old.
    let staleBefore: CalendarDate

    /// The solutions of which least is known that are named.
    private static let fewest = 20
    /// The width of a band of completeness, in percent.
    private static let band = 10

    private var solutions: SolutionTable { snapshot.solutions }

    /// The whole report.
    var document: Report {
        Report(
            language: words.tag,
            title: text("quality.title", ["name": folder]),
            subtitle: text("quality.subtitle", ["date": today.description]),
            blocks: holdings + features + records + ages + duplicates + stale
        )
    }

    // MARK: What there is

    private var holdings: [Report.Block] {
        let counts = [
            words.sentence("report.solutions", count: solutions.count),
            words.sentence("report.regions", count: snapshot.geography.basicRegions.count),
            words.sentence("report.profiles", count: snapshot.profiles.count),
        ]
        let lists = (snapshot.codeLists["lists"]?.codes ?? []).map { code in
            let count = solutions.count { $0.lists.contains(code) }
            return (words.label(code, in: "lists"), count)
        }
        let none = (words.heading("no-list"), solutions.count { $0.lists.isEmpty })
        let kinds = (snapshot.codeLists["kinds"]?.codes ?? []).map { code in
            (words.label(code, in: "kinds"), solutions.count { $0.kind == code })
        }
        return [
            part("holds"),
            .paragraph([.plain(counts.map(\.text).joined(separator: ", ") + ".")]),
            figure("quality.lists", lists + [none]), figure("quality.kinds", kinds),
        ]
    }

    // MARK: What is known

    private var features: [Report.Block] {
        let bars = Feature.allCases.map { feature in
            let share = self.share(quality.knownSolutions[feature] ?? 0, of: solutions.count)
            let name = words.subject(feature.rawValue)
            let value = words.percent(share, decimals: 0)
            return BarFigure.Bar(
                label: [.plain(name)],
                value: value,
                shares: [share],
                description: "\(name): \(value)"
            )
        }
        let caption = text("quality.features")
        return [part("features"), .bars(BarFigure(caption: caption, bars: bars))]
    }

    private var records: [Report.Block] {
        let all = Feature.allCases.count
        let shares = quality.knownFeatures.map { share($0, of: all) }
        let bands = 100 / Self.band
        var counts = [Int](repeating: 0, count: bands)
        for share in shares { counts[min(bands - 1, Int(share * Double(bands)))] += 1 }
        let rows = counts.enumerated().map { index, count in
            let ends = [index, index + 1].map { end in
                words.percent(Double(end) / Double(bands), decimals: 0)
            }
            return (text("quality.band", ["low": ends[0], "high": ends[1]]), count)
        }
        var table = Report.Table([
            (words.heading("solution"), false), (words.heading("known"), true),
            (words.heading("unknown"), false),
        ])
        let fewest = shares.indices.sorted { (shares[$0], $0) < (shares[$1], $1) }
        table.rows = fewest.prefix(Self.fewest).map { position in
            let solution = solutions[position]
            let unknown = Feature.allCases.filter { solution.features[$0] == nil }
                .map { words.subject($0.rawValue) }
            return [
                [.plain(solution.name)], [.plain(words.percent(shares[position], decimals: 0))],
                [.faint(unknown.joined(separator: ", "))],
            ]
        }
        return [
            part("records"),
            figure("quality.records", rows, ["n": words.numerals.whole(all)]),
            .paragraph([.plain(text("quality.fewest"))]), .table(table),
        ]
    }

    // MARK: How old it is

    private var ages: [Report.Block] {
        let facts = solutions.flatMap(\.features.values)
        var years: [Int: Int] = [:]
        var bases: [StatedFeature.Basis: Int] = [:]
        for fact in facts {
            years[fact.date.year, default: 0] += 1
            bases[fact.basis, default: 0] += 1
        }
        guard let first = years.keys.min(), let last = years.keys.max() else { return [] }
        let rows = (first...last).map { (String($0), years[$0] ?? 0) }
        let said = StatedFeature.Basis.allCases.map { basis in
            (words.heading("basis.\(basis.rawValue)"), bases[basis] ?? 0)
        }
        return [
            part("age"), figure("quality.age", rows), part("basis"),
            figure("quality.basis", said),
        ]
    }

    private var stale: [Report.Block] {
        let count = words.sentence(
            "quality.stale",
            count: quality.staleFacts.count,
            ["day": Line(staleBefore.description)]
        ).text
        var blocks: [Report.Block] = [part("stale"), .paragraph([.plain(count)])]
        guard !quality.staleFacts.isEmpty else { return blocks }
        var old: [Int: [Feature]] = [:]
        for fact in quality.staleFacts { old[fact.solution, default: []].append(fact.feature) }
        let most = old.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        var table = Report.Table([
            (words.heading("solution"), false), (words.heading("feature"), false),
        ])
        table.rows = most.prefix(Self.fewest).map { position, features in
            let names = features.map { words.subject($0.rawValue) }
            return [
                [.plain(solutions[position].name)], [.plain(names.joined(separator: ", "))],
            ]
        }
        blocks += [.paragraph([.plain(text("quality.stale-most"))]), .table(table)]
        return blocks
    }

    // MARK: What may stand twice

    private var duplicates: [Report.Block] {
        guard !quality.duplicates.isEmpty else {
            return [
                part("duplicates"), .paragraph([.plain(text("quality.no-duplicates"))]),
            ]
        }
        let count = words.sentence("report.duplicates", count: quality.duplicates.count).text
        let items = quality.duplicates.map { pair -> [Report.Run] in
            let names = [pair.first, pair.second].map { solutions[$0].name }
            let causes = pair.causes.map { words.heading("same.\($0.rawValue)") }
            return [
                .strong(names.joined(separator: ", ")),
                .plain(": " + causes.joined(separator: ", ")),
            ]
        }
        return [
            part("duplicates"), .paragraph([.plain(count)]), .list(items, isOrdered: false),
        ]
    }

    // MARK: Pieces

    /// Counts as bars against the largest.
    private func figure(
        _ caption: String,
        _ rows: [(label: String, count: Int)],
        _ values: [String: String] = [:]
    ) -> Report.Block {
        let most = Double(rows.map(\.count).max() ?? 0)
        let bars = rows.map { label, count in
            let value = words.numerals.whole(count)
            return BarFigure.Bar(
                label: [.plain(label)],
                value: value,
                shares: [Double(count)],
                description: "\(label): \(value)"
            )
        }
        return .bars(BarFigure(caption: text(caption, values), bars: bars, end: max(1, most)))
    }

    private func share(_ count: Int, of all: Int) -> Double {
        all == 0 ? 0 : Double(count) / Double(all)
    }

    private func part(_ name: String) -> Report.Block {
        .heading(words.heading("quality.\(name)"), anchor: name)
    }

    private func text(_ key: String, _ values: [String: String] = [:]) -> String {
        words.sentence(key, values.mapValues { Line($0) }).text
    }
}
