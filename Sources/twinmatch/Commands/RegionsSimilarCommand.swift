import ArgumentParser
import Documents

/// `twinmatch regions similar`.
struct RegionsSimilarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "similar",
        abstract: "List the regions most like one, and in what they differ.",
        usage: "twinmatch regions similar [<options>] <region>"
    )

    /// The indicators that are named as the least alike.
    static let shownDifferences = 2

    @Argument(help: "The region's code, such as RO21.", completion: .regions)
    var region: String

    @Option(help: "Only those of a country, such as PL.")
    var country: String?

    @Option(help: "0 countries, 1 to 3 NUTS levels (default: that of the region).")
    var level: Int?

    @OptionGroup var paging: FindOptions

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let session = try Session(common)
        var params = [Node.Member("region", .text(region))] + paging.params + [session.lang]
        if let country { params.append(.init("country", .text(country))) }
        if let level { params.append(.init("level", .number(level))) }
        let result = try session.call("regions.similar", params)
        let rows = result["regions"]?.items ?? []
        try session.show(result) {
            CSV(rows, members: ["id", "name", "country", "level", "similarity"])
        } page: { page in
            write(rows, session.words, to: &page)
            session.writeRest(of: result, shown: rows.count, offset: paging.offset, to: &page)
        }
        if rows.isEmpty { throw Failure(.noResult, "there is no other such region") }
    }

    private func write(_ rows: [Node], _ words: Words, to page: inout Page) {
        guard !rows.isEmpty else { return }
        var table = Table([
            Table.Column(words.heading("code")),
            Table.Column(words.heading("region"), .left, .cut(least: 14)),
            Table.Column(words.heading("country"), .left, .cut(least: 8)),
            Table.Column(words.heading("alike"), .right),
            Table.Column(words.heading("least-alike"), .left, .wrap(least: 16)),
        ])
        table.rows = rows.map { row in
            [
                Line(row["id"]?.text ?? ""), Line(row["name"]?.text ?? "", .strong),
                Line(words.region(row["country"]?.text ?? "")),
                Line(words.percent(row["similarity"]?.number ?? 0)),
                Line(differences(in: row, words), .faint),
            ]
        }
        page.add(table)
    }

    /// The indicators in which a region is least alike: `Unemployment 43%, Density 61%`.
    private func differences(in row: Node, _ words: Words) -> String {
        let parts = row["parts"]?.members ?? []
        guard !parts.isEmpty else { return words.heading("unknown") }
        return parts.sorted { ($0.value.number ?? 0, $0.key) < ($1.value.number ?? 0, $1.key) }
            .prefix(Self.shownDifferences)
            .map { part in
                let share = words.percent(part.value.number ?? 0, decimals: 0)
                // A likeness has no unit; the label ends with that of the figure.
                let label = words.label(part.key, in: "indicators")
                let name = label.split(separator: " [").first ?? ""
                return "\(name) \(share)"
            }
            .joined(separator: ", ")
    }
}
