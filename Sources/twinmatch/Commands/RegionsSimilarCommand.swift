import ArgumentParser
import Documents

/// `twinmatch regions similar`.
struct RegionsSimilarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "similar",
        abstract: "List the regions most like one, and what sets them apart.",
        usage: "twinmatch regions similar [<options>] <region>"
    )

    /// The parts that are named as setting two regions apart most.
    static let shownDifferences = 2

    @Argument(help: "The region's code, such as RO21.", completion: .regions)
    var region: String

    @Option(help: "Only those of a country, such as PL.")
    var country: String?

    @Option(
        name: [.customLong("level")],
        help: "0 countries, 1 to 3 NUTS levels; repeatable (default: that of the region)."
    )
    var levels: [Int] = []

    @Option(
        name: [.customLong("weight")],
        help: ArgumentHelp(
            "The weight of an indicator, such as density=0; repeatable.",
            discussion: "All weights are then scaled so that they add up to 1.",
            valueName: "name=x"
        )
    )
    var weights: [QueryOptions.Weight] = []

    @OptionGroup var paging: FindOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws { try QueryOptions.requireOnce(weights) }

    func run() throws {
        let session = try Session(common)
        var params = [Node.Member("region", .text(region))] + paging.params + [session.lang]
        if let country { params.append(.init("country", .text(country))) }
        if levels.count == 1 { params.append(.init("level", .number(levels[0]))) }
        if levels.count > 1 { params.append(.init("levels", .sequence(levels.map(Node.number)))) }
        if let weights = QueryOptions.member(of: weights) { params.append(weights) }
        let result = try session.call("regions.similar", params)
        let rows = result["regions"]?.items ?? []
        try session.show(result) {
            csv(rows)
        } page: { page in
            write(rows, session.words, to: &page)
            session.writeRest(of: result, shown: rows.count, offset: paging.offset, to: &page)
        }
        if rows.isEmpty { throw Failure(.noResult, "there is no other such region") }
    }

    /// A row for each region, with a column for what each part takes away.
    private func csv(_ rows: [Node]) -> CSV {
        let members = ["id", "name", "country", "level", "similarity"]
        var parts: [String] = []
        for share in rows.flatMap({ $0["shares"]?.items ?? [] }) {
            let name = share["indicator"]?.text ?? ""
            if !parts.contains(name) { parts.append(name) }
        }
        var csv = CSV(members + parts)
        csv.rows = rows.map { row in
            let shares = row["shares"]?.items ?? []
            return members.map { CSV.Cell(row[$0]) }
                + parts.map { part in
                    CSV.Cell(shares.first { $0["indicator"]?.text == part }?["share"])
                }
        }
        return csv
    }

    private func write(_ rows: [Node], _ words: Words, to page: inout Page) {
        guard !rows.isEmpty else { return }
        var table = Table([
            Table.Column(words.heading("code")),
            Table.Column(words.heading("region"), .left, .cut(least: 14)),
            Table.Column(words.heading("country"), .left, .cut(least: 8)),
            Table.Column(words.heading("alike"), .right),
            Table.Column(words.heading("most-counts"), .left, .wrap(least: 16)),
            Table.Column(words.heading("years")),
        ])
        table.rows = rows.map { row in
            [
                Line(row["id"]?.text ?? ""), Line(row["name"]?.text ?? "", .strong),
                Line(words.region(row["country"]?.text ?? "")),
                Line(words.percent(row["similarity"]?.number ?? 0)),
                Line(differences(in: row, words), .faint), Line(years(of: row), .faint),
            ]
        }
        page.add(table)
        page.prose(words.sentence("alike.how").styled(.faint))
    }

    /// What takes away most: `Unemployment -4.3, Population density -2.9`, in points of a hundred.
    private func differences(in row: Node, _ words: Words) -> String {
        (row["shares"]?.items ?? []).enumerated()
            .sorted {
                ($1.element["share"]?.number ?? 0, $0.offset)
                    < ($0.element["share"]?.number ?? 0, $1.offset)
            }
            .prefix(Self.shownDifferences).map(\.element)
            .map { share in
                // A share has no unit of the figure; the label ends with that.
                let label = words.label(share["indicator"]?.text ?? "", in: "indicators")
                let name = label.split(separator: " [").first ?? ""
                let points = words.numerals.points(share["share"]?.number ?? 0)
                let isKnown = share["known"]?.boolean == true
                let part = "\(name) −\(points)"
                return isKnown ? part : "\(part) (\(words.heading("unknown")))"
            }
            .joined(separator: ", ")
    }

    /// The years of the figures that were compared: `2017-2018`; nothing where there are none.
    private func years(of row: Node) -> String {
        var all: [Int] = []
        for share in row["shares"]?.items ?? [] {
            for figure in [share["here"], share["there"]] {
                if let year = figure?["year"]?.integer { all.append(year) }
                all += (figure?["years"]?.items ?? []).compactMap(\.integer)
            }
        }
        guard let first = all.min(), let last = all.max() else { return "" }
        return first == last ? String(first) : "\(first)–\(last)"
    }
}
