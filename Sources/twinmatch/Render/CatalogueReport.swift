import Catalog
import Documents
import Matching

/// What a faultless catalogue holds, and how much of it is known.
struct CatalogueReport {
    let words: Words
    let engine: MatchEngine

    /// Lays the report out.
    func write(to page: inout Page) {
        let snapshot = engine.snapshot
        let count = { (key: String, number: Int) in
            words.sentence("report.\(key)", count: number).text
        }
        let parts = [
            count("solutions", snapshot.solutions.count),
            count("regions", snapshot.geography.basicRegions.count),
            count("profiles", snapshot.profiles.count),
            count("models", engine.models.models.count), count("faults", 0),
        ]
        page.prose(Line(parts.joined(separator: ", "), .strong))
        page.space()
        page.prose(words.sentence("report.known").styled(.faint))
        page.add(shares(snapshot.solutions))
    }

    /// The share of solutions of which each feature is known.
    private func shares(_ solutions: [Solution]) -> Table {
        var table = Table([
            Table.Column(words.heading("feature"), .left, .cut(least: 16)),
            Table.Column(words.heading("known"), .right), Table.Column(""),
            Table.Column(words.heading("solutions"), .right),
        ])
        table.rows = Feature.allCases.map { feature in
            let known = solutions.count { $0.features[feature] != nil }
            let share = solutions.isEmpty ? 0 : Double(known) / Double(solutions.count)
            return [
                Line(words.subject(feature.rawValue)),
                Line(words.percent(share, decimals: 0)),
                Bar.share(share, width: 24, style: .mark), Line(words.numerals.whole(known)),
            ]
        }
        return table
    }
}
