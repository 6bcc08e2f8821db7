import Documents
import Reports

extension AdoptionReport {
    /// The years that a figure shows; earlier ones stand together.
    private static let mostYears = 12
    /// The needs that a figure shows.
    private static let mostNeeds = 15

    // MARK: The funnel

    /// A bar for each stage: the places that stand there, and those that have gone on.
    func figure(ofFunnel funnel: Node) -> BarFigure {
        let stages = funnel["stages"]?.items ?? []
        let most = stages.map { $0["reached"]?.integer ?? 0 }.max() ?? 0
        let bars = stages.map { stage in
            let reached = stage["reached"]?.integer ?? 0
            let here = stage["here"]?.integer ?? 0
            let label = words.label(stage["stage"]?.text ?? "", in: "adoption-stages")
            let values = ["stage": label, "here": words.numerals.whole(here)]
            return BarFigure.Bar(
                label: [.plain(label)],
                value: words.numerals.whole(reached),
                shares: [Double(here), Double(reached - here)],
                description: words.sentence(
                    "track.stage",
                    count: reached,
                    values.mapValues { Line($0) }
                ).text
            )
        }
        return BarFigure(
            caption: text("track.funnel"),
            parts: [words.heading("here"), words.heading("further")],
            bars: bars,
            end: Double(max(1, most))
        )
    }

    /// The same in numbers, with the time that places stay.
    func table(ofFunnel funnel: Node) -> Report.Table {
        var table = Report.Table([
            (words.heading("stage"), false), (words.heading("reached"), true),
            (words.heading("here"), true), (words.heading("days"), true),
            (words.heading("went-on"), true),
        ])
        table.rows = (funnel["stages"]?.items ?? []).map { stage in
            let days = stage["medianDays"]?.number.map { words.numerals.plain($0) }
            let share = stage["conversion"]?.number.map { words.percent($0, decimals: 0) }
            return [
                [.plain(words.label(stage["stage"]?.text ?? "", in: "adoption-stages"))],
                [.plain(words.numerals.whole(stage["reached"]?.integer ?? 0))],
                [.plain(words.numerals.whole(stage["here"]?.integer ?? 0))],
                [.plain(days ?? "–")], [.plain(share ?? "–")],
            ]
        }
        return table
    }

    // MARK: Over time

    /// How use has spread, in the country and everywhere.
    var spread: [Report.Block] {
        let shown = [
            (around, words.region(country), "spread-around"),
            (everywhere, words.heading("everywhere"), "spread-all"),
        ].filter { $0.0["years"]?.items.isEmpty == false }
        guard !shown.isEmpty else {
            return [part("spread"), .paragraph([.plain(text("coverage.nothing"))])]
        }
        let figures = shown.flatMap { node, place, anchor -> [Report.Block] in
            let years = years(of: node)
            return [
                .subheading(place, anchor: anchor),
                .columns(figure(ofYears: years, text("track.years", ["region": place]))),
                .folded(text("track.numbers"), [.table(table(ofYears: years))]),
            ]
        }
        return [part("spread"), .paragraph([.plain(text("track.spread-how"))])] + figures
    }

    /// What ran at the end of every year, the last ones of many; a year in which nothing changed is
    /// as the one before it.
    private func years(of node: Node) -> [(year: Int, count: RunningView)] {
        let known = (node["years"]?.items ?? []).map { row in
            (year: row["year"]?.integer ?? 0, count: RunningView(node: row))
        }
        guard let first = known.first?.year else { return [] }
        let day = funnel["_meta"]?["state"]?["asOf"]?.text ?? ""
        let last = max(Int(day.prefix(4)) ?? first, known.last?.year ?? first)
        return (max(first, last - Self.mostYears + 1)...last).map { year in
            let count = known.last { $0.year <= year }?.count ?? RunningView(node: .null)
            return (year: year, count: count)
        }
    }

    private func figure(
        ofYears years: [(year: Int, count: RunningView)],
        _ caption: String
    ) -> ColumnFigure {
        ColumnFigure(
            caption: caption,
            parts: levelNames,
            columns: years.map { year, count in
                ColumnFigure.Column(
                    label: String(year),
                    value: words.numerals.whole(count.places),
                    amounts: count.parts.map(Double.init),
                    description: "\(year): \(parts(of: count))"
                )
            }
        )
    }

    private func table(ofYears years: [(year: Int, count: RunningView)]) -> Report.Table {
        var table = Report.Table(
            [
                (words.heading("year"), false), (words.heading("solutions"), true),
                (words.heading("places"), true),
            ] + levelNames.map { ($0, true) }
        )
        table.rows = years.map { year, count in
            let numbers = [count.solutions, count.places] + count.parts
            return [[.plain(String(year))]] + numbers.map { [.plain(words.numerals.whole($0))] }
        }
        return table
    }

    /// What stands for a place that runs, from the least that is known.
    private var levelNames: [String] {
        [words.heading("level-unknown")]
            + RunningView.levels.map { words.label($0, in: "adoption-levels") }
    }

    /// A count in words: how many places, and how far they have come.
    private func parts(of count: RunningView) -> String {
        let parts = zip(levelNames, count.parts).filter { $1 > 0 }
            .map { "\($0) \(words.numerals.whole($1))" }
        let places = words.sentence("track.places", count: count.places).text
        return parts.isEmpty ? places : "\(places): \(parts.joined(separator: ", "))"
    }

    // MARK: On the map

    /// A region or country, and how much runs there.
    private struct Place {
        let code: String
        let name: String
        let count: Int
        /// The furthest that anything has come there.
        let level: Int

        init(_ code: String, _ name: String, _ counts: [RunningView]) {
            self.code = code
            self.name = name
            count = counts.reduce(0) { $0 + $1.places }
            level = counts.map(\.furthest).max() ?? 0
        }
    }

    /// The regions of the country and the countries of the world, by the furthest that anything has
    /// come there.
    var places: [Report.Block] {
        let regions = everywhere["regions"]?.items ?? []
        let local = basicRegions.filter { $0["country"]?.text == country }.map { row in
            let id = row["id"]?.text ?? ""
            // What runs in a part of a region runs in the region.
            let within = regions.filter { $0["region"]?.text?.hasPrefix(id) == true }
            return Place(id, row["name"]?.text ?? id, within.map(RunningView.init))
        }
        let counts = Dictionary(
            (everywhere["countries"]?.items ?? []).map { ($0["country"]?.text ?? "", $0) }
        ) { first, _ in first }
        let near = Set(basicRegions.compactMap { $0["country"]?.text })
        let far = Set(counts.keys).subtracting(near)
        let here = [
            (words.region(country), local),
            (words.heading("group-near"), near.sorted().map { place($0, counts[$0]) }),
        ].filter { !$0.1.isEmpty }
        let there = (words.heading("group-far"), far.sorted().map { place($0, counts[$0]) })
        let all = here.flatMap(\.1) + there.1
        return [
            part("places"), .paragraph([.plain(text("track.places-how"))]),
            .tiles(figure(ofPlaces: here)),
            .folded(there.0, [.tiles(figure(ofPlaces: [there]))]),
            .folded(text("track.numbers"), [.table(table(ofPlaces: all))]),
        ]
    }

    private func figure(ofPlaces groups: [(title: String, places: [Place])]) -> TileFigure {
        TileFigure(
            caption: text("track.tiles"),
            levels: [words.heading("level-none")] + levelNames,
            groups: groups.map { TileFigure.Group(title: $0.title, tiles: $0.places.map(tile)) }
        )
    }

    private func place(_ country: String, _ row: Node?) -> Place {
        Place(country, words.region(country), row.map { [RunningView(node: $0)] } ?? [])
    }

    private func tile(_ place: Place) -> TileFigure.Tile {
        let what = words.sentence("track.places", count: place.count).text
        let furthest = place.level > 0 ? "; \(levelNames[place.level - 1])" : ""
        return TileFigure.Tile(
            code: place.code,
            value: place.count > 0 ? words.numerals.whole(place.count) : "",
            level: place.level,
            isMarked: place.code == region.id || place.code == country,
            description: "\(place.name) (\(place.code)): \(what)\(furthest)"
        )
    }

    private func table(ofPlaces places: [Place]) -> Report.Table {
        var table = Report.Table([
            (words.heading("region"), false), (words.heading("places"), true),
            (words.heading("level"), false),
        ])
        table.rows = places.map { place in
            let level = place.level > 0 ? levelNames[place.level - 1] : words.heading("level-none")
            return [
                [.plain(place.name), .faint(" \(place.code)")],
                [.plain(words.numerals.whole(place.count))], [.plain(level)],
            ]
        }
        return table
    }

    // MARK: Needs

    /// A bar for each need that nothing meets, the most wanted first.
    ///
    /// - Parameter isOne: whether only one region asks, so that who asks need not be said.
    func figure(ofNeeds needs: [NeedView], isOne: Bool) -> BarFigure {
        let shown = needs.prefix(Self.mostNeeds)
        let bars = shown.map { need in
            let weight = words.numerals.fixed(need.weight, decimals: 2)
            let who = isOne ? "" : " · " + need.regions.joined(separator: ", ")
            return BarFigure.Bar(
                label: [.plain(need.label), .faint(" · \(need.feature)\(who)")],
                value: weight,
                shares: [need.weight],
                description: "\(need.label) (\(need.feature)): \(weight)\(who)"
            )
        }
        let all = needs.count > Self.mostNeeds
        return BarFigure(
            caption: all
                ? words.sentence("track.wanted-first", count: Self.mostNeeds).text
                : text("track.wanted"),
            bars: bars,
            end: max(0.01, shown.map(\.weight).max() ?? 1)
        )
    }
}
