import Catalog
import Documents

/// One needs profile: what is wanted, required and available.
struct ProfileCard {
    let words: Words
    /// The profile as the protocol sends it.
    let node: Node

    private var needs: [Node.Member] { node["needs"]?.members ?? [] }

    /// Lays the card out.
    func write(to page: inout Page) {
        let profile = ProfileView(
            node,
            id: "",
            isFile: false,
            language: words.tag
        )
        page.add(Line(profile.title, .strong))
        if node["illustrative"]?.boolean == true {
            let line = words.sentence("illustrative", ["profile": Line(profile.name)])
            page.prose(line.styled(.doubtful))
        }
        writeNeeds(to: &page)
        writeTargets(to: &page)
        writeConstraints(to: &page)
        writeResources(to: &page)
    }

    private func writeNeeds(to page: inout Page) {
        guard !needs.isEmpty else { return }
        page.heading(words.heading("needs"))
        page.prose(words.sentence("profile.needs").styled(.faint))
        var table = Table([
            Table.Column("", .left, .cut(least: 20)), Table.Column(""), Table.Column("", .right),
        ])
        for need in needs {
            table.rows.append([Line(words.subject(need.key), .strong), Line(), Line()])
            for code in need.value.members {
                let weight = code.value.number ?? 0
                table.rows.append([
                    Line("  " + words.label(code.key, in: need.key)),
                    Bar.share(weight, width: 10, style: .mark),
                    Line(words.percent(weight, decimals: 0)),
                ])
            }
        }
        page.add(table)
    }

    private func writeTargets(to page: inout Page) {
        let targets = node["targets"]?.members ?? []
        guard !targets.isEmpty else { return }
        page.heading(words.heading("targets"))
        for target in targets {
            guard let feature = Feature(rawValue: target.key) else { continue }
            page.prose(
                words.sentence(
                    "requirement.range",
                    [
                        "subject": Line(words.subject(target.key)),
                        "what": Line(self.target(target.value, of: feature)),
                    ]
                ),
                lead: .bullet
            )
        }
    }

    private func target(_ target: Node, of feature: Feature) -> String {
        if let truth = target["is"]?.boolean { return words.heading(truth ? "yes" : "no") }
        let pairs = [
            ("atLeast", "at-least"), ("atMost", "at-most"), ("lo", "at-least"),
            ("hi", "at-most"),
        ]
        let parts = pairs.compactMap { member, key -> String? in
            guard let value = target[member] else { return nil }
            let bound = Line(words.bound(value, of: feature))
            return words.sentence("bound.\(key)", ["what": bound]).text
        }
        return parts.joined(separator: words.joint("and"))
    }

    private func writeConstraints(to page: inout Page) {
        let constraints = node["constraints"]?.items ?? []
        guard !constraints.isEmpty else { return }
        page.heading(words.heading("requirements"))
        for constraint in constraints {
            let id = constraint["id"]?.text ?? ""
            var line = Line(words.requirement(id, of: node))
            let policy = constraint["unknown"]?.text ?? "warn"
            line += Line(" — ") + words.sentence("policy.\(policy)").styled(.faint)
            if let from = constraint["from"]?.text {
                line += "; " + words.sentence("in-force.from", ["day": Line(from)])
            }
            if let until = constraint["until"]?.text {
                line += "; " + words.sentence("in-force.until", ["day": Line(until)])
            }
            page.prose(line, lead: .bullet)
        }
    }

    private func writeResources(to page: inout Page) {
        var rows: [(String, String)] = []
        for (dimension, unit) in [("bandwidth", "Mbit/s"), ("staff", "FTE")] {
            if let number = node[dimension]?.number {
                rows.append(
                    (words.heading("there.\(dimension)"), words.quantity(number, unit: unit))
                )
            }
        }
        for member in node["budget"]?.members ?? [] {
            guard let number = member.value.number else { continue }
            rows.append(
                (words.heading("there.\(member.key)"), words.quantity(number, unit: "EUR"))
            )
        }
        if let stage = node["emram"]?.number {
            rows.append(
                (words.heading("there.emram"), words.step(stage.shortestText, of: "emram"))
            )
        }
        let languages = (node["languages"]?.items ?? []).compactMap(\.text)
        if !languages.isEmpty {
            rows.append(
                (words.heading("there.languages"), words.labels(languages, in: "languages"))
            )
        }
        let existing = (node["existing"]?.items ?? []).compactMap(\.text)
        if !existing.isEmpty {
            rows.append(
                (words.heading("there.existing"), words.labels(existing, in: "standards"))
            )
        }
        for level in node["readiness"]?.members ?? [] {
            let value = words.numerals.plain(level.value["value"]?.number ?? 0)
            rows.append(
                (
                    words.label(level.key, in: "scirocco"),
                    words.sentence("profile.level", ["level": Line(value)]).text
                )
            )
        }
        guard !rows.isEmpty else { return }
        page.heading(words.heading("resources"))
        var table = Table([
            Table.Column("", .left, .cut(least: 20)), Table.Column("", .left, .wrap(least: 20)),
        ])
        table.rows = rows.map { [Line($0.0), Line($0.1)] }
        page.add(table)
    }

    /// The needs for a spreadsheet.
    var csv: CSV {
        var csv = CSV(["feature", "code", "label", "weight"])
        for need in needs {
            for code in need.value.members {
                csv.rows.append([
                    .text(need.key), .text(code.key),
                    .text(words.label(code.key, in: need.key)), CSV.Cell(code.value),
                ])
            }
        }
        return csv
    }
}
