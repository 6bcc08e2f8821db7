import Catalog
import Documents

/// One solution of the catalogue with every fact and its source.
struct SolutionCard {
    let words: Words
    /// The solution as the protocol sends it.
    let node: Node

    /// The most deployments that are named.
    static let mostDeployments = 40

    /// Lays the card out.
    func write(to page: inout Page) {
        let language = words.tag
        page.add(Line(node["name"]?.text ?? "", .strong))
        page.prose(Line(node["summary"]?[language]?.text ?? ""))
        page.space()
        page.add(basics)
        writeFacts(to: &page)
        writeDeployments(to: &page)
    }

    private var basics: Table {
        var table = Table([Table.Column(""), Table.Column("", .left, .wrap(least: 20))])
        let row = { (title: String, value: String) in [Line(title, .faint), Line(value)] }
        table.rows.append(row(words.heading("id"), node["id"]?.text ?? ""))
        table.rows.append(
            row(words.subject("kind"), words.label(node["kind"]?.text ?? "", in: "kinds"))
        )
        let lists = (node["lists"]?.items ?? []).compactMap(\.text)
        if !lists.isEmpty {
            table.rows.append(row(words.subject("lists"), words.labels(lists, in: "lists")))
        }
        let maker = node["originator"]
        let place = maker?["region"]?.text.map(words.region)
        let made = [maker?["organisation"]?.text, place].compactMap { $0 }
        if !made.isEmpty {
            table.rows.append(row(words.subject("originator"), made.joined(separator: ", ")))
        }
        for link in node["links"]?.members ?? [] {
            table.rows.append(row(words.heading("link.\(link.key)"), link.value.text ?? ""))
        }
        return table
    }

    private func writeFacts(to page: inout Page) {
        page.heading(words.heading("facts"))
        var table = Table([
            Table.Column("", .left, .cut(least: 16)),
            Table.Column("", .left, .wrap(least: 24)),
            Table.Column(""),
        ])
        var unknown: [String] = []
        var sources: [String] = []
        for feature in Feature.allCases {
            guard let fact = node["features"]?[feature.rawValue], let value = fact["value"] else {
                unknown.append(words.subject(feature.rawValue))
                continue
            }
            let source = [fact["source"]?.text, fact["date"]?.text].compactMap { $0 }
                .joined(separator: ", ")
            if !sources.contains(source) { sources.append(source) }
            let number = (sources.firstIndex(of: source) ?? 0) + 1
            table.rows.append([
                Line(words.subject(feature.rawValue), .faint),
                Line(words.value(value, of: feature)),
                source.isEmpty ? Line() : Line("[\(number)]", .faint),
            ])
        }
        page.add(table)
        page.space()
        for (index, source) in sources.enumerated() where !source.isEmpty {
            let title = Line("[\(index + 1)] \(words.heading("source")): ", .faint)
            page.prose(Line(source, .faint), lead: title)
        }
        guard !unknown.isEmpty else { return }
        page.space()
        let text = words.sentence("card.unknown", ["what": Line(unknown.joined(separator: ", "))])
        page.prose(text.styled(.doubtful))
    }

    private func writeDeployments(to page: inout Page) {
        let deployments = node["deployments"]?.items ?? []
        guard !deployments.isEmpty else { return }
        page.heading(words.subject("deployments"))
        page.prose(words.sentence("card.deployments", count: deployments.count).styled(.faint))
        let places = deployments.prefix(Self.mostDeployments).map { place in
            let code = place["region"]?.text ?? ""
            let year = place["year"]?.integer.map { " \($0)" } ?? ""
            return words.region(code) + year
        }
        let more = deployments.count > Self.mostDeployments ? " …" : ""
        page.prose(Line(places.joined(separator: ", ") + more))
    }
}

extension Words {
    /// A value of a feature in words.
    func value(_ value: Node, of feature: Feature) -> String {
        switch feature.kind {
        case .codeSet:
            let codes = value.items.compactMap(\.text)
            // Some labels have commas of their own.
            return codes.isEmpty
                ? heading("none")
                : codes.map { label($0, in: feature.list) }.joined(separator: "; ")
        case .ordinal: return step(value.text ?? "", of: feature.list)
        case .number(let unit): return quantity(value.number ?? 0, unit: unit)
        case .boolean: return heading(value.boolean == true ? "yes" : "no")
        }
    }
}
