import Documents

/// What runs where and since when, and what is asked for and nothing meets.
struct CoveragePage {
    let words: Words
    /// The result of `adoption.coverage`.
    let result: Node

    /// The most countries, regions and needs that a page shows.
    private static let mostShown = 15
    /// The least columns for what comes nearest to a need.
    private static let nearestWidth = 26

    private var now: RunningView { RunningView(node: result["now"] ?? .null) }
    private var years: [Node] { result["years"]?.items ?? [] }
    private var countries: [Node] { result["countries"]?.items ?? [] }
    private var regions: [Node] { result["regions"]?.items ?? [] }
    private var unmet: [Node] { result["unmet"]?.items ?? [] }

    /// Lays the answer out.
    func write(to page: inout Page) {
        guard !years.isEmpty else {
            page.prose(words.sentence("coverage.nothing").styled(.strong))
            return writeNeeds(to: &page)
        }
        let values = [
            "places": Line(words.numerals.whole(now.places)),
            "countries": Line(words.numerals.whole(countries.count)),
        ]
        page.prose(words.sentence("coverage.runs", count: now.solutions, values).styled(.strong))
        page.space()
        write(years, words.heading("year"), to: &page) { String($0["year"]?.integer ?? 0) }
        page.space()
        if countries.count > 1 {
            write(countries, words.heading("country"), to: &page) {
                words.region($0["country"]?.text ?? "")
            }
        } else {
            write(regions, words.heading("region"), to: &page) {
                [$0["region"]?.text, $0["name"]?.text].compactMap(\.self).joined(separator: " ")
            }
        }
        writeNeeds(to: &page)
    }

    /// Counts a line each; where there are many, those of most places.
    private func write(
        _ rows: [Node],
        _ title: String,
        to page: inout Page,
        name: (Node) -> String
    ) {
        var table = Table(
            [
                Table.Column(title, .left, .cut(least: 8)),
                Table.Column(words.heading("solutions"), .right),
                Table.Column(words.heading("places"), .right),
            ]
                + RunningView.levels.map { level in
                    Table.Column(words.label(level, in: "adoption-levels"), .right, .wrap(least: 8))
                }
                + [Table.Column(words.heading("unknown"), .right, .wrap(least: 8))]
        )
        let views = rows.map { (row: $0, view: RunningView(node: $0)) }
        let isCut = rows.count > Self.mostShown
        let shown =
            isCut
            ? Array(
                views.enumerated().sorted {
                    ($1.element.view.places, $0.offset) < ($0.element.view.places, $1.offset)
                }.map(\.element).prefix(Self.mostShown)
            ) : views
        table.rows = shown.map { row, view in
            let counts = [view.solutions, view.places] + view.parts.dropFirst() + [view.unstated]
            return [Line(name(row), .strong)] + counts.map { Line(words.numerals.whole($0)) }
        }
        page.add(table)
        writeRest(rows.count, to: &page)
    }

    private func writeNeeds(to page: inout Page) {
        page.space()
        let asked = result["asked"]?.integer ?? 0
        guard asked > 0 else { return page.prose(words.sentence("coverage.nobody-asks")) }
        let values = ["asked": Line(words.numerals.whole(asked))]
        page.prose(words.sentence("coverage.unmet", count: unmet.count, values).styled(.strong))
        guard !unmet.isEmpty else { return }
        var table = Table([
            Table.Column(words.heading("wanted"), .right),
            Table.Column(words.heading("need"), .left, .wrap(least: 18)),
            Table.Column(words.heading("regions"), .left, .wrap(least: 6)),
            Table.Column(words.heading("nearest"), .left, .wrap(least: Self.nearestWidth)),
        ])
        table.rows = unmet.prefix(Self.mostShown).map { row in
            let need = NeedView(node: row, words: words)
            return [
                Line(words.numerals.fixed(need.weight, decimals: 2)),
                Line(need.label, .strong) + Line(" (\(need.feature))", .faint),
                Line(need.regions.joined(separator: ", ")),
                Line(need.nearest(idWithin: Self.nearestWidth - 1), .faint),
            ]
        }
        page.add(table)
        writeRest(unmet.count, to: &page)
        page.prose(words.sentence("coverage.how").styled(.faint))
    }

    private func writeRest(_ count: Int, to page: inout Page) {
        guard count > Self.mostShown else { return }
        page.prose(words.sentence("report.rest", count: count - Self.mostShown).styled(.faint))
    }

    /// A row for each year, country, country and year, region and need.
    var csv: CSV {
        let levels = RunningView.levels
        var csv = CSV(
            ["kind", "id", "year", "solutions", "places"] + levels
                + ["unstated", "feature", "weight", "regions", "nearest", "have", "affinity"]
        )
        let counted = { (kind: String, id: CSV.Cell, row: Node) -> [CSV.Cell] in
            [.text(kind), id] + ["year", "solutions", "places"].map { CSV.Cell(row[$0]) }
                + levels.map { .number(Double(row["levels"]?[$0]?.integer ?? 0)) }
                + [CSV.Cell(row["unstated"])] + [CSV.Cell](repeating: .empty, count: 6)
        }
        csv.rows = years.map { counted("all", .empty, $0) }
        for row in countries {
            csv.rows.append(counted("country", CSV.Cell(row["country"]), row))
            csv.rows += (row["years"]?.items ?? []).map {
                counted("country-year", CSV.Cell(row["country"]), $0)
            }
        }
        csv.rows += regions.map { counted("region", CSV.Cell($0["region"]), $0) }
        csv.rows += unmet.map { row in
            [.text("need"), CSV.Cell(row["code"])]
                + [CSV.Cell](repeating: .empty, count: 4 + levels.count)
                + ["feature", "weight", "regions"].map { CSV.Cell(row[$0]) }
                + ["solution", "code", "affinity"].map { CSV.Cell(row["nearest"]?[$0]) }
        }
        return csv
    }
}
