import Catalog
import Documents

/// A record to fill in: valid YAML, in which every fact and code is explained.
struct SolutionTemplate {
    let words: Words
    let text: TemplateText
    let id: String
    let name: String
    let kind: String
    /// Solutions of such a name, as `solutions.search` sends them.
    let alike: [Node]

    /// The whole file.
    var file: String {
        var lines = head
        lines += text.section("features") + ["# features:"]
        for feature in Feature.allCases { lines += fact(feature) }
        lines +=
            text.section("deployments") + [
                "# deployments:",
                "#   - {region: RO21, year: 2026, level: uptake, source: https://example.org/a}",
            ]
        lines += text.section("requires")
        for row in text.codes(of: "scirocco").codes {
            lines.append("#   \(row.code): \(row.label)")
        }
        lines += ["# requires: {S03: 2, emram: 3, bandwidth: 10, hard: false}"]
        return lines.joined(separator: "\n") + "\n"
    }

    private var head: [String] {
        var lines = text.comment("template.solution", ["id": Line(id)])
        for row in alike {
            let other = Line("\(row["name"]?.text ?? "") (\(row["id"]?.text ?? ""))")
            lines += text.comment("template.alike", ["other": other])
        }
        lines += ["", "id: \(id)", "name: \(text.quoted(name))", "kind: \(kind)"]
        lines += text.comment("template.lists") + ["lists: []"]
        lines += text.comment("template.summary")
        lines += ["summary:", "  en: \(text.quoted(name))", "  ro: \(text.quoted(name))"]
        lines +=
            text.section("links") + [
                "# links:", "#   home: https://example.org", "#   docs: https://example.org/docs",
                "#   source: https://example.org/repository",
            ]
        return lines + text.section("originator") + [
            "# originator: {organisation: Example Hospital, region: RO21}"
        ]
    }

    /// A fact, with the codes it can have.
    private func fact(_ feature: Feature) -> [String] {
        var lines = ["", "#   # \(words.subject(feature.rawValue))"]
        let value: String
        switch feature.kind {
        case .codeSet, .ordinal:
            let (codes, isWhole) = text.codes(of: feature.list)
            for row in codes { lines.append("#   #   \(row.code): \(row.indent)\(row.label)") }
            if !isWhole {
                let list = ["list": Line(feature.list)]
                let more = words.sentence("template.more-codes", list).text
                lines.append("#   #   ... \(more)")
            }
            let first = codes.first.map { text.key($0.code) } ?? ""
            value = feature.kind == .codeSet ? "[\(first)]" : first
        case .number(let unit):
            lines.append("#   #   \(unit)")
            value = "1"
        case .boolean: value = "true"
        }
        lines.append("#   \(feature.rawValue):")
        return lines + [
            "#     value: \(value)", "#     source: https://example.org/page",
            "#     date: 2026-01", "#     basis: self-reported",
        ]
    }
}
