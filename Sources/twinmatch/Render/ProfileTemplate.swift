import Catalog
import Documents

/// A needs profile to fill in: valid YAML, in which every section and code is explained.
struct ProfileTemplate {
    let words: Words
    let answers: any Answers
    /// The region as `regions.get` sends it.
    let region: Node
    /// The scoring models as `models.list` sends them.
    let models: [Node]

    /// The longest list whose codes are all printed; of a longer tree the top two levels are.
    static let longestList = 45
    /// The codes of a long flat list that are printed.
    static let fewCodes = 8
    /// The columns of a comment.
    static let commentWidth = 98

    private var code: String { region["id"]?.text ?? "" }

    /// The whole file.
    var text: String {
        var lines = head
        lines += section("needs") + ["needs:"]
        for feature in Feature.codeSets where feature != .languages && feature != .licence {
            lines += needs(of: feature)
        }
        lines += targets + constraints + resources + weights
        return lines.joined(separator: "\n") + "\n"
    }

    private var head: [String] {
        let name = region["name"]?.text ?? code
        var lines = comment("template.head", ["region": Line("\(name) (\(code))")])
        lines += ["", "id: my-\(code)", "region: \(code)", "name:"]
        lines += ["  en: \(quoted(name))", "  ro: \(quoted(name))"]
        lines += comment("template.illustrative") + ["illustrative: true"]
        lines += comment("template.model")
        for model in models {
            let id = model["id"]?.text ?? ""
            lines.append("#   \(id): \(model["title"]?.text ?? "")")
        }
        return lines + ["model: \(NeedsProfile.defaultModel)"]
    }

    // MARK: Needs

    private func needs(of feature: Feature) -> [String] {
        // A hospital programme begins with the hospital; the rest is the editor's.
        let isExample = feature == .careSettings
        let mark = isExample ? "" : "# "
        var lines = ["", "  # \(words.subject(feature.rawValue))"]
        lines.append("  \(mark)\(feature.rawValue):")
        let (codes, isWhole) = codes(of: feature.list)
        let width = codes.map { key($0.code).count }.max() ?? 0
        for row in codes {
            let isSet = isExample && row.code == "hospital"
            let entry = "\(key(row.code)): 1".padded(to: width + 3)
            lines.append("    \(isSet ? "" : "# ")\(entry)  # \(row.indent)\(row.label)")
        }
        if !isWhole {
            let more = words.sentence("template.more-codes", ["list": Line(feature.list)]).text
            lines.append("    # ... \(more)")
        }
        return lines
    }

    /// The codes of a list that are worth printing, and whether those are all.
    private func codes(
        of list: String
    ) -> (codes: [(code: String, label: String, indent: String)], isWhole: Bool) {
        let params = Node.mapping([
            .init("list", .text(list)), .init("lang", .text(words.tag)),
            .init("limit", .number(1000)),
        ])
        let result = try? answers.call("codes.list", params)
        let rows = result?["codes"]?.items ?? []
        let isTree = result?["kind"]?.text == "tree"
        var depths: [String: Int] = [:]
        var all: [(code: String, label: String, depth: Int)] = []
        for row in rows {
            guard let code = row["code"]?.text else { continue }
            let depth = row["parent"]?.text.map { (depths[$0] ?? 0) + 1 } ?? 0
            depths[code] = depth
            all.append((code, row["label"]?.text ?? code, depth))
        }
        var shown = all
        if all.count > Self.longestList + 5 {
            shown = isTree ? all.filter { $0.depth < 2 } : Array(all.prefix(Self.fewCodes))
            if shown.count > Self.longestList { shown = shown.filter { $0.depth == 0 } }
        }
        let codes = shown.map { row in
            (row.code, row.label, String(repeating: "  ", count: row.depth))
        }
        return (codes, shown.count == all.count)
    }

    // MARK: The other sections

    private var targets: [String] {
        var lines = section("targets")
        for step in codes(of: "offline").codes { lines.append("#   \(step.code): \(step.label)") }
        return lines + ["# targets:", "#   offline: {atLeast: partial}"]
    }

    private var constraints: [String] {
        section("constraints") + [
            "# constraints:",
            "#   - id: interface-language",
            "#     when: {feature: languages, anyOf: [ro, en]}",
            "#     unknown: warn",
            "#   - id: affordable",
            "#     when: {feature: year-cost, max: 60000}",
            "#     unknown: allow",
        ]
    }

    private var resources: [String] {
        var lines = section("readiness") + ["# readiness:"]
        for row in codes(of: "scirocco").codes {
            lines.append("#   \(row.code): {value: 2, spread: 1}  # \(row.label)")
        }
        lines += section("emram")
        for row in codes(of: "emram").codes { lines.append("#   \(row.code): \(row.label)") }
        lines += ["# emram: 2"]
        lines += section("resources")
        lines += ["# bandwidth: 50", "# staff: 3"]
        lines += ["# budget: {setup-cost: 250000, year-cost: 60000}"]
        let languages = (region["languages"]?.items ?? []).compactMap(\.text)
        lines += section("languages")
        let list = languages.isEmpty ? "en" : languages.joined(separator: ", ")
        lines += [(languages.isEmpty ? "# " : "") + "languages: [\(list)]"]
        lines += section("existing")
        return lines + ["# existing: [openmrs, FHIR-R4]"]
    }

    private var weights: [String] {
        section("weights") + ["# weights: {need: 0.5, economics: 0.2}"]
    }

    // MARK: Text

    /// The comment that opens a section.
    private func section(_ name: String) -> [String] { [""] + comment("template.\(name)") }

    private func comment(_ key: String, _ values: [String: Line] = [:]) -> [String] {
        words.sentence(key, values).wrapped(to: Self.commentWidth).map { "# \($0.text)" }
    }

    /// A code as a key; one of digits is quoted for editors' sake.
    private func key(_ code: String) -> String {
        code.first?.isNumber == true ? "\"\(code)\"" : code
    }

    private func quoted(_ text: String) -> String {
        let safe = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(safe)\""
    }
}

extension String {
    /// The text with spaces behind, up to a width.
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - columns))
    }
}
