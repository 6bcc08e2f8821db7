import Catalog
import Documents
import Matching

/// What a faultless catalogue holds, how much of it is known, and what an editor should look at.
struct CatalogueReport {
    let words: Words
    let engine: MatchEngine
    let quality: CatalogQuality
    /// Facts that must be older than this day are listed; nil where nobody asked.
    let staleBefore: CalendarDate?

    /// The records with the fewest facts that are named.
    static let fewestShown = 5
    /// The stale facts and duplicates that are named on a page.
    static let mostShown = 20

    private var solutions: SolutionTable { engine.snapshot.solutions }

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
        page.add(lists)
        page.space()
        page.prose(words.sentence("report.known").styled(.faint))
        page.add(shares)
        writeCompleteness(to: &page)
        writeDuplicates(to: &page)
        writeStale(to: &page)
    }

    /// How many solutions each public list carries.
    private var lists: Table {
        var table = Table([Table.Column(""), Table.Column("", .right)], indent: 2)
        table.rows = counts.map { list, count in
            let name = list.map { words.label($0, in: "lists") } ?? words.heading("no-list")
            return [Line(name), Line(words.numerals.whole(count))]
        }
        return table
    }

    /// The number of solutions by list, in list order; nil for those on none, where there are any.
    private var counts: [(list: String?, count: Int)] {
        let codes = engine.snapshot.codeLists["lists"]?.codes ?? []
        var counts: [(String?, Int)] = codes.map { code in
            (code, solutions.count { $0.lists.contains(code) })
        }
        counts.append((nil, solutions.count { $0.lists.isEmpty }))
        return counts.filter { $0.1 > 0 }
    }

    /// The share of solutions of which each feature is known.
    private var shares: Table {
        var table = Table([
            Table.Column(words.heading("feature"), .left, .cut(least: 16)),
            Table.Column(words.heading("known"), .right), Table.Column(""),
            Table.Column(words.heading("solutions"), .right),
        ])
        table.rows = Feature.allCases.map { feature in
            let known = quality.knownSolutions[feature] ?? 0
            let share = solutions.isEmpty ? 0 : Double(known) / Double(solutions.count)
            return [
                Line(words.subject(feature.rawValue)),
                Line(words.percent(share, decimals: 0)),
                Bar.share(share, width: 24, style: .mark), Line(words.numerals.whole(known)),
            ]
        }
        return table
    }

    private func writeCompleteness(to page: inout Page) {
        let all = Double(Feature.allCases.count)
        let shares = quality.knownFeatures.map { Double($0) / all }
        let sorted = shares.sorted()
        guard let least = sorted.first, let most = sorted.last else { return }
        page.space()
        let middle = sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]
        page.prose(
            words.sentence(
                "report.completeness",
                [
                    "median": Line(words.percent(middle / 2, decimals: 0)),
                    "least": Line(words.percent(least, decimals: 0)),
                    "most": Line(words.percent(most, decimals: 0)),
                ]
            )
        )
        let fewest = shares.indices.sorted { (shares[$0], $0) < (shares[$1], $1) }
            .prefix(Self.fewestShown)
            .map { "\(solutions[$0].id) \(words.percent(shares[$0], decimals: 0))" }
        page.prose(
            words.sentence("report.fewest", ["what": Line(fewest.joined(separator: ", "))])
                .styled(.faint)
        )
    }

    private func writeDuplicates(to page: inout Page) {
        guard !quality.duplicates.isEmpty else { return }
        page.space()
        page.prose(words.sentence("report.duplicates", count: quality.duplicates.count))
        for pair in quality.duplicates.prefix(Self.mostShown) {
            let causes = pair.causes.map { words.heading("same.\($0.rawValue)") }
            let names = "\(solutions[pair.first].id), \(solutions[pair.second].id)"
            page.prose(
                Line(names, .doubtful) + Line(": \(causes.joined(separator: ", "))"),
                indent: 2
            )
        }
        writeRest(quality.duplicates.count, to: &page)
    }

    private func writeStale(to page: inout Page) {
        guard let staleBefore else { return }
        page.space()
        let count = quality.staleFacts.count
        page.prose(
            words.sentence("report.stale", count: count, ["day": Line(staleBefore.description)])
        )
        guard count > 0 else { return }
        var table = Table(
            [
                Table.Column("", .left, .cut(least: 12)), Table.Column("", .left, .cut(least: 16)),
                Table.Column(""), Table.Column("", .left, .cut(least: 12)),
            ],
            indent: 2
        )
        table.rows = quality.staleFacts.prefix(Self.mostShown).map { fact in
            let solution = solutions[fact.solution]
            return [
                Line(solution.id), Line(words.subject(fact.feature.rawValue)),
                Line(fact.date.text, .doubtful),
                Line(solution.features[fact.feature]?.source ?? "", .faint),
            ]
        }
        page.add(table)
        writeRest(count, to: &page)
    }

    /// Says how many findings are not shown, and where they are.
    private func writeRest(_ count: Int, to page: inout Page) {
        guard count > Self.mostShown else { return }
        let rest = words.sentence("report.rest", count: count - Self.mostShown)
        page.prose(rest.styled(.faint), indent: 2)
    }
}

extension CatalogueReport {
    /// The report as members of a document.
    var members: [Node.Member] {
        let snapshot = engine.snapshot
        let features = Feature.allCases.map { feature in
            Node.Member(feature.rawValue, .number(quality.knownSolutions[feature] ?? 0))
        }
        let records = zip(solutions, quality.knownFeatures).map { solution, known in
            Node.Member(solution.id, .number(known))
        }
        let stale = quality.staleFacts.map { fact in
            let solution = solutions[fact.solution]
            return Node.mapping([
                .init("solution", .text(solution.id)),
                .init("feature", .text(fact.feature.rawValue)),
                .init("date", .text(fact.date.text)),
                .init("source", .text(solution.features[fact.feature]?.source ?? "")),
            ])
        }
        let duplicates = quality.duplicates.map { pair in
            Node.mapping([
                .init("solutions", .texts([solutions[pair.first].id, solutions[pair.second].id])),
                .init("same", .texts(pair.causes.map(\.rawValue))),
            ])
        }
        let lists = counts.map { Node.Member($0.list ?? "", .number($0.count)) }
        return [
            .init("solutions", .number(solutions.count)), .init("lists", .mapping(lists)),
            .init("regions", .number(snapshot.geography.basicRegions.count)),
            .init("profiles", .number(snapshot.profiles.count)),
            .init("models", .number(engine.models.models.count)),
            .init("features", .mapping(features)), .init("records", .mapping(records)),
            .init("stale", .sequence(stale)), .init("duplicates", .sequence(duplicates)),
        ]
    }

    /// A row for each stale fact and possible duplicate.
    var rows: [[CSV.Cell]] {
        quality.staleFacts.map { fact in
            let solution = solutions[fact.solution]
            let text = "\(fact.feature.rawValue): \(fact.date.text)"
            return [.text("stale"), .text(solution.id), .empty, .text(text)]
        }
            + quality.duplicates.map { pair in
                let causes = pair.causes.map(\.rawValue).joined(separator: " ")
                let text = "\(solutions[pair.second].id): \(causes)"
                return [.text("duplicate"), .text(solutions[pair.first].id), .empty, .text(text)]
            }
    }
}
