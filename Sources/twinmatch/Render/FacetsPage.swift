import Catalog
import Documents

/// How many solutions have what: a bar for each value.
struct FacetsPage {
    let words: Words
    /// Facets as `solutions.facets` sends them.
    let facets: [Node]
    /// How many solutions were counted.
    let total: Int
    /// Whether every value is shown, or only those that most have.
    let isWhole: Bool

    /// The values that are shown of each fact where not all are.
    static let few = 6

    /// Lays the counts out.
    func write(to page: inout Page) {
        page.prose(words.sentence("report.solutions", count: total).styled(.strong))
        for facet in facets where (facet["known"]?.integer ?? 0) > 0 {
            page.heading(words.subject(facet["feature"]?.text ?? ""))
            var table = Table(
                [
                    Table.Column("", .left, .cut(least: 20)), Table.Column("", .right),
                    Table.Column(""),
                ],
                indent: 2
            )
            let values = values(of: facet)
            let shown = isWhole ? values : most(values)
            table.rows = shown.map { row($0, count: $1, bar: .mark) }
            if let unknown = facet["unknown"]?.integer, unknown > 0 {
                table.rows.append(row(words.heading("unknown"), count: unknown, bar: .doubtful))
            }
            page.add(table)
            if values.count > shown.count {
                let rest = values.count - shown.count
                page.prose(words.sentence("facets.more", count: rest).styled(.faint), indent: 2)
            }
            if let low = facet["min"]?.number, let high = facet["max"]?.number {
                let unit = facet["unit"]?.text
                let span = ["low": low, "high": high].mapValues {
                    Line(words.quantity($0, unit: unit))
                }
                page.prose(words.sentence("facets.span", span), indent: 2)
            }
        }
    }

    private func row(_ label: String, count: Int, bar: Style) -> [Line] {
        let share = total == 0 ? 0 : Double(count) / Double(total)
        return [
            Line(label), Line(words.numerals.whole(count)),
            Bar.share(share, width: 24, style: bar),
        ]
    }

    /// The values with the highest counts, in their own order where counts are equal.
    private func most(_ values: [(String, Int)]) -> [(String, Int)] {
        guard values.count > Self.few else { return values }
        return values.enumerated()
            .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
            .prefix(Self.few).map(\.element)
    }

    private func values(of facet: Node) -> [(String, Int)] {
        if let codes = facet["codes"]?.items {
            let list = facet["list"]?.text ?? ""
            let isScale = Feature(rawValue: list)?.kind == .ordinal
            return codes.map { row in
                let code = row["code"]?.text ?? ""
                let label = isScale ? words.step(code, of: list) : words.label(code, in: list)
                return (label, row["count"]?.integer ?? 0)
            }
        }
        return ["yes", "no"].compactMap { truth in
            facet[truth]?.integer.map { (words.heading(truth), $0) }
        }
    }

    /// A row for each value and one for what is not known.
    var csv: CSV {
        var csv = CSV(["feature", "code", "label", "count"])
        for facet in facets {
            let feature = facet["feature"]?.text ?? ""
            let list = facet["list"]?.text ?? ""
            for row in facet["codes"]?.items ?? [] {
                let code = row["code"]?.text ?? ""
                csv.rows.append([
                    .text(feature), .text(code), .text(words.label(code, in: list)),
                    CSV.Cell(row["count"]),
                ])
            }
            for truth in ["yes", "no"] {
                guard let count = facet[truth] else { continue }
                csv.rows.append([
                    .text(feature), .text(truth), .text(words.heading(truth)), CSV.Cell(count),
                ])
            }
            csv.rows.append([
                .text(feature), .empty, .text(words.heading("unknown")), CSV.Cell(facet["unknown"]),
            ])
        }
        return csv
    }
}
