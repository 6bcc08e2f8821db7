import Catalog
import Documents
import Evaluation
import Foundation
import Matching
import RPC

/// What an evaluation found, in the format that was asked for.
struct EvaluationReport {
    let quality: MatchQuality
    /// The model that was evaluated.
    let model: ScoringModel
    /// The models that it is shown beside.
    let beside: [String]
    /// How often a pair stands in the file once more.
    let repeated: Int
    let bootstrap: Bootstrap

    /// The ways to rank, each with its name and title key; the evaluated model comes first.
    private var standings: [(name: String, standing: MatchQuality.Standing)] {
        let others = beside.filter { $0 != model.id }
        return ([model.id] + others).compactMap { id in
            quality.models[id].map { (id, $0) }
        } + [("popularity", quality.popularity), ("random", quality.random)]
    }

    /// The whole output.
    func text(as format: OutputFormat, _ words: Words, on terminal: Terminal) -> String {
        switch format {
        case .table:
            var page = Page(terminal)
            write(words, to: &page)
            return page.rendered
        case .json:
            var writer = JSONWriter(layout: terminal.isInteractive ? .pretty : .compact)
            writer.value(node)
            return writer.text + "\n"
        case .csv: return csv.text
        }
    }

    // MARK: For people

    private func write(_ words: Words, to page: inout Page) {
        let table = quality.table
        let number = { Line(words.numerals.whole($0)) }
        let title = words.sentence("evaluate.title", ["model": Line(model.id)])
        page.prose(title.styled(.strong))
        page.prose(
            words.sentence(
                "evaluate.what",
                [
                    "pairs": number(table.pairs.count), "countries": number(table.countries.count),
                    "solutions": number(table.solutions.count),
                ]
            )
        )
        if !table.leftOut.isEmpty {
            let names = words.labels(table.leftOut, in: "countries")
            let values = ["countries": Line(names)]
            page.prose(words.sentence("evaluate.alone", count: table.leftOut.count, values))
        }
        if repeated > 0 { page.prose(words.sentence("evaluate.repeated", count: repeated)) }
        page.heading(words.heading("evaluate.micro"))
        write(\.micro, words, to: &page)
        page.heading(words.heading("evaluate.macro"))
        write(\.macro, words, to: &page)
        page.space()
        let draws = ["samples": number(bootstrap.samples), "seed": Line(String(bootstrap.seed))]
        page.prose(words.sentence("evaluate.intervals", draws).styled(.faint))
        writeConstants(words, to: &page)
    }

    private func write(
        _ mean: KeyPath<Summary, Figures>,
        _ words: Words,
        to page: inout Page
    ) {
        var table = Table(
            [Table.Column(words.heading("ranking"), .left, .cut(least: 12))]
                + Figures.names.map { Table.Column(words.heading("evaluate.\($0)"), .right) }
        )
        table.rows = standings.map { name, standing in
            let low = standing.interval.low[keyPath: mean].values
            let high = standing.interval.high[keyPath: mean].values
            let cells = standing.summary[keyPath: mean].values.enumerated().map { place, value in
                let ends = [low[place], high[place]].map { words.numerals.fixed($0, decimals: 2) }
                return Line(words.numerals.fixed(value, decimals: 3))
                    + Line(" \(ends[0])–\(ends[1])", .faint)
            }
            let isModel = quality.models[name] != nil
            let title = isModel ? name : words.heading("evaluate.\(name)")
            return [Line(title, name == model.id ? .strong : .plain)] + cells
        }
        page.add(table)
    }

    private func writeConstants(_ words: Words, to page: inout Page) {
        page.heading(words.heading("evaluate.constants"))
        for criterion in model.node["criteria"]?.items ?? [] {
            let utility = criterion["utility"]?.members ?? []
            let constants = utility.compactMap { member in
                member.value.number.map { "\(member.key) \($0.shortestText)" }
            }
            let weight = criterion["weight"]?.number ?? 0
            let id = criterion["id"]?.text ?? ""
            let rest = ["weight \(weight.shortestText)"] + constants
            page.prose(Line(rest.joined(separator: ", ")), lead: Line("\(id)  ", .strong))
        }
    }

    // MARK: For programs

    private var node: Node {
        let table = quality.table
        guard let own = quality.models[model.id] else { return .null }
        let others = beside.compactMap { id in
            quality.models[id].map { Node.Member(id, Self.node($0.summary)) }
        }
        let criteria = model.node["criteria"]?.items ?? []
        let constants = criteria.map { criterion in
            Node.Member(
                criterion["id"]?.text ?? "",
                .mapping([
                    .init("weight", criterion["weight"] ?? .null),
                    .init("utility", criterion["utility"] ?? .null),
                ])
            )
        }
        return .mapping(
            Self.members(own.summary) + [
                .init("popularity", Self.node(quality.popularity.summary)),
                .init("random", Self.node(quality.random.summary)),
                .init("pairs", .number(table.pairs.count)),
                .init("countries", .number(table.countries.count)),
                .init("solutions", .number(table.solutions.count)),
                .init("leftOut", .texts(table.leftOut)),
                .init("repeated", .number(repeated)),
                .init("model", .text(model.id)), .init("version", .text(model.version)),
                .init("constants", .mapping(constants)),
                .init("beside", .mapping(others)),
                .init(
                    "intervals",
                    .mapping([
                        .init("low", Self.node(own.interval.low)),
                        .init("high", Self.node(own.interval.high)),
                        .init("samples", .number(bootstrap.samples)),
                        .init("seed", .text(String(bootstrap.seed))),
                    ])
                ),
            ]
        )
    }

    private static func node(_ summary: Summary) -> Node { .mapping(members(summary)) }

    private static func members(_ summary: Summary) -> [Node.Member] {
        [("micro", summary.micro), ("macro", summary.macro)].map { name, figures in
            let members = zip(Figures.names, figures.values).map {
                Node.Member($0, .number($1))
            }
            return Node.Member(name, .mapping(members))
        }
    }

    /// A row for each figure of each ranking.
    private var csv: CSV {
        var csv = CSV(["ranking", "mean", "figure", "value", "low", "high"])
        let means: [(String, KeyPath<Summary, Figures>)] = [("micro", \.micro), ("macro", \.macro)]
        for (name, standing) in standings {
            for (mean, path) in means {
                for (place, figure) in Figures.names.enumerated() {
                    csv.rows.append(
                        [.text(name), .text(mean), .text(figure)]
                            + [standing.summary, standing.interval.low, standing.interval.high].map
                        {
                            .number($0[keyPath: path].values[place])
                        }
                    )
                }
            }
        }
        return csv
    }
}
