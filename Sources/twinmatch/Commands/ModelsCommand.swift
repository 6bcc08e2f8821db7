import ArgumentParser
import Documents

/// `twinmatch models`.
struct ModelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "Models: what counts how much.",
        subcommands: [List.self, Get.self]
    )

    /// `twinmatch models list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the scoring models by id, or the models of another kind.",
            usage: "twinmatch models list [<options>]"
        )

        @Option(help: "network, programme, readiness, similarity, twinning or all.")
        var kind: String?

        @OptionGroup var paging: PageOptions

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws {
            let session = try Session(common)
            let params = kind.map { [Node.Member("kind", .text($0))] } ?? []
            let result = try session.call("models.list", params + paging.params + [session.lang])
            let rows = result["models"]?.items ?? []
            try session.show(result) {
                CSV(rows, members: ["id", "version", "title", "criteria", "kind"])
            } page: { page in
                let words = session.words
                var table = Table([
                    Table.Column(words.heading("id")),
                    Table.Column(words.heading("model"), .left, .cut(least: 16)),
                    Table.Column(words.heading("version"), .right),
                    Table.Column(words.heading("criteria"), .right),
                    Table.Column(words.heading("model-kind"), .left, .cut(least: 8)),
                ])
                table.rows = rows.map { row in
                    [
                        Line(row["id"]?.text ?? ""), Line(row["title"]?.text ?? "", .strong),
                        Line(row["version"]?.text ?? ""),
                        Line(words.numerals.whole(row["criteria"]?.integer ?? 0)),
                        Line(words.heading("model-kind.\(row["kind"]?.text ?? "scoring")"), .faint),
                    ]
                }
                page.add(table)
                session.writeRest(of: result, shown: rows.count, offset: paging.offset, to: &page)
            }
        }
    }

    /// `twinmatch models get`.
    struct Get: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what one model weighs, and how much.",
            usage: "twinmatch models get [<options>] <model>"
        )

        @Argument(help: "The model's id.", completion: .models)
        var model: String

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws {
            let session = try Session(common)
            let params: [Node.Member] = [.init("model", .text(model)), session.lang]
            let result = try session.call("models.get", params)
            let node = result["model"] ?? .null
            let lines = (node["criteria"] ?? node["indicators"])?.items ?? []
            let isScoring = node["kind"] == nil
            try session.show(result) {
                CSV(
                    lines,
                    members: isScoring
                        ? ["id", "group", "from", "against", "weight", "unknown", "active"]
                        : ["id", "weight", "unknown"]
                )
            } page: { page in
                let view = ModelView(node, language: session.words.tag)
                guard isScoring else { return write(lines, of: view, session.words, to: &page) }
                write(view, session.words, to: &page)
            }
        }

        /// A model that scores no solutions: what it weighs.
        private func write(
            _ lines: [Node],
            of model: ModelView,
            _ words: Words,
            to page: inout Page
        ) {
            page.add(Line("\(model.title) (\(model.id))", .strong))
            let sum = lines.reduce(0) { $0 + ($1["weight"]?.number ?? 0) }
            guard sum > 0 else { return }
            page.space()
            var table = Table([
                Table.Column(words.heading("criterion"), .left, .cut(least: 20)),
                Table.Column(words.heading("id")),
                Table.Column(words.heading("weight"), .right),
                Table.Column(""),
            ])
            table.rows = lines.map { line in
                let id = line["id"]?.text ?? ""
                let share = (line["weight"]?.number ?? 0) / sum
                let label = words.known(id, in: "criteria") ?? words.label(id, in: "indicators")
                return [
                    Line(label), Line(id, .faint), Line(words.percent(share)),
                    Bar.share(share, width: 16, style: .mark),
                ]
            }
            page.add(table)
        }

        private func write(_ model: ModelView, _ words: Words, to page: inout Page) {
            page.add(Line("\(model.title) (\(model.id))", .strong))
            page.prose(words.sentence("model.how").styled(.faint))
            page.space()
            let sum = model.criteria.reduce(0) { $0 + $1.weight }
            var table = Table([
                Table.Column(words.heading("criterion"), .left, .cut(least: 20)),
                Table.Column(words.heading("id")),
                Table.Column(words.heading("weight"), .right),
                Table.Column(""),
            ])
            for group in model.groups {
                let members = model.criteria.filter { $0.group == group.id }
                let whole = members.reduce(0) { $0 + $1.weight }
                table.rows.append([
                    Line(group.title, .strong), Line(group.id, .faint),
                    Line(words.percent(whole / sum), .strong), Line(),
                ])
                for criterion in members {
                    let share = criterion.weight / sum
                    table.rows.append([
                        Line("  " + words.label(criterion.id, in: "criteria")),
                        Line(criterion.id, .faint), Line(words.percent(share)),
                        Bar.share(share * 4, width: 16, style: .mark),
                    ])
                }
            }
            page.add(table)
        }
    }
}
