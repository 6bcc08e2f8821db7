import ArgumentParser
import Documents

/// `twinmatch regions`.
struct RegionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regions",
        abstract: "Regions and countries.",
        subcommands: [List.self, Get.self, RegionsSimilarCommand.self]
    )

    /// `twinmatch regions list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List regions, by code.",
            usage: "twinmatch regions list [<options>]"
        )

        @Option(help: "Only those of a country, such as RO.")
        var country: String?

        @Option(help: "0 countries, 1 to 3 NUTS levels (default: 2).")
        var level: Int?

        @OptionGroup var paging: PageOptions

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws {
            let session = try Session(common)
            var params = paging.params + [session.lang]
            if let country { params.append(.init("country", .text(country))) }
            if let level { params.append(.init("level", .number(level))) }
            let result = try session.call("regions.list", params)
            let rows = result["regions"]?.items ?? []
            try session.show(result) {
                CSV(rows, members: ["id", "name", "country", "level"])
            } page: { page in
                let words = session.words
                var table = Table([
                    Table.Column(words.heading("code")),
                    Table.Column(words.heading("region"), .left, .cut(least: 16)),
                    Table.Column(words.heading("country"), .left, .cut(least: 12)),
                ])
                table.rows = rows.map { row in
                    [
                        Line(row["id"]?.text ?? ""), Line(row["name"]?.text ?? "", .strong),
                        Line(words.region(row["country"]?.text ?? "")),
                    ]
                }
                page.add(table)
                session.writeRest(of: result, shown: rows.count, offset: paging.offset, to: &page)
            }
            if rows.isEmpty { throw Failure(.noResult, "there is no such region") }
        }
    }

    /// `twinmatch regions get`.
    struct Get: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one region with its figures.",
            usage: "twinmatch regions get [<options>] <region>"
        )

        @Argument(help: "The region's code, such as RO21.", completion: .regions)
        var region: String

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws {
            let session = try Session(common)
            let params: [Node.Member] = [.init("region", .text(region)), session.lang]
            let result = try session.call("regions.get", params)
            let node = result["region"] ?? .null
            let figures = node["indicators"]?.members ?? []
            try session.show(result) {
                var csv = CSV(["indicator", "label", "value", "year"])
                csv.rows = figures.map { figure in
                    [
                        .text(figure.key),
                        .text(session.words.label(figure.key, in: "indicators")),
                        CSV.Cell(figure.value["value"]), CSV.Cell(figure.value["year"]),
                    ]
                }
                return csv
            } page: { page in
                write(node, figures, session.words, to: &page)
            }
        }

        private func write(
            _ node: Node,
            _ figures: [Node.Member],
            _ words: Words,
            to page: inout Page
        ) {
            let country = words.region(node["country"]?.text ?? "")
            let name = node["name"]?.text ?? ""
            let place = name == country ? name : "\(name), \(country)"
            page.add(Line("\(place) (\(node["id"]?.text ?? ""))", .strong))
            let languages = (node["languages"]?.items ?? []).compactMap(\.text)
            if !languages.isEmpty {
                let names = Line(words.labels(languages, in: "languages"))
                page.prose(words.sentence("region.languages", ["what": names]))
            }
            let isIn = node["eu"]?.boolean == true
            page.prose(words.sentence(isIn ? "region.in-eu" : "region.outside-eu"))
            guard !figures.isEmpty else {
                return page.prose(words.sentence("region.no-figures"))
            }
            page.space()
            var table = Table([
                Table.Column(words.heading("figure"), .left, .cut(least: 20)),
                Table.Column(words.heading("value"), .right),
                Table.Column(words.heading("year"), .right),
            ])
            table.rows = figures.map { figure in
                [
                    Line(words.label(figure.key, in: "indicators")),
                    Line(words.numerals.plain(figure.value["value"]?.number ?? 0)),
                    Line(figure.value["year"]?.integer.map(String.init) ?? "", .faint),
                ]
            }
            page.add(table)
        }
    }
}
