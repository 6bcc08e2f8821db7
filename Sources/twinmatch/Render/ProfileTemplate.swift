import Catalog
import Documents

/// A needs profile to fill in: valid YAML, in which every section and code is explained.
struct ProfileTemplate {
    let words: Words
    let text: TemplateText
    /// The region as `regions.get` sends it.
    let region: Node
    /// The scoring models as `models.list` sends them.
    let models: [Node]

    private var code: String { region["id"]?.text ?? "" }

    /// The whole file.
    var file: String {
        var lines = head
        lines += text.section("needs") + ["needs:"]
        for feature in Feature.codeSets where feature != .languages && feature != .licence {
            lines += needs(of: feature)
        }
        lines += targets + constraints + resources + weights
        return lines.joined(separator: "\n") + "\n"
    }

    private var head: [String] {
        let name = region["name"]?.text ?? code
        var lines = text.comment("template.head", ["region": Line("\(name) (\(code))")])
        lines += ["", "id: my-\(code)", "region: \(code)", "name:"]
        lines += ["  en: \(text.quoted(name))", "  ro: \(text.quoted(name))"]
        lines += text.comment("template.illustrative") + ["illustrative: true"]
        lines += text.comment("template.model")
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
        let (codes, isWhole) = text.codes(of: feature.list)
        let width = codes.map { text.key($0.code).count }.max() ?? 0
        for row in codes {
            let isSet = isExample && row.code == "hospital"
            let entry = "\(text.key(row.code)): 1".padded(to: width + 3)
            lines.append("    \(isSet ? "" : "# ")\(entry)  # \(row.indent)\(row.label)")
        }
        if !isWhole {
            let more = words.sentence("template.more-codes", ["list": Line(feature.list)]).text
            lines.append("    # ... \(more)")
        }
        return lines
    }

    // MARK: The other sections

    private var targets: [String] {
        var lines = text.section("targets")
        for step in text.codes(of: "offline").codes {
            lines.append("#   \(step.code): \(step.label)")
        }
        return lines + ["# targets:", "#   offline: {atLeast: partial}"]
    }

    private var constraints: [String] {
        text.section("constraints") + [
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
        var lines = text.section("readiness") + ["# readiness:"]
        for row in text.codes(of: "scirocco").codes {
            lines.append("#   \(row.code): {value: 2, spread: 1}  # \(row.label)")
        }
        lines += text.section("emram")
        for row in text.codes(of: "emram").codes { lines.append("#   \(row.code): \(row.label)") }
        lines += ["# emram: 2"]
        lines += text.section("resources")
        lines += ["# bandwidth: 50", "# staff: 3"]
        lines += ["# budget: {setup-cost: 250000, year-cost: 60000}"]
        let languages = (region["languages"]?.items ?? []).compactMap(\.text)
        lines += text.section("languages")
        let list = languages.isEmpty ? "en" : languages.joined(separator: ", ")
        lines += [(languages.isEmpty ? "# " : "") + "languages: [\(list)]"]
        lines += text.section("existing")
        return lines + ["# existing: [openmrs, FHIR-R4]"]
    }

    private var weights: [String] {
        text.section("weights") + ["# weights: {need: 0.5, economics: 0.2}"]
    }
}
