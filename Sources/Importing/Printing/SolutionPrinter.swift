public import Catalog
import Documents

/// Prints a solution as the shipped files are written: the same solution, the same bytes.
public enum SolutionPrinter {
    /// The widest line of a fact or of links in braces; what is wider gets a line for each member.
    private static let width = 140

    /// The text of the solution's file.
    ///
    /// - Complexity: O(*n*) in the size of the solution.
    public static func text(of solution: Solution) -> String {
        var lines = [
            "id: \(block(solution.id))", "name: \(block(solution.name))",
            "kind: \(block(solution.kind))", "lists: \(flow(solution.lists))", "summary:",
            "  en: \(block(solution.summary.en))", "  ro: \(block(solution.summary.ro))",
        ]
        let links = solution.links
        lines += record(
            "links",
            [
                ("home", links.home), ("docs", links.docs), ("source", links.source),
                ("contact", links.contact),
            ]
        )
        let maker = solution.originator
        lines += record(
            "originator",
            [("organisation", maker.organisation), ("region", maker.region)]
        )
        if !solution.features.isEmpty { lines.append("features:") }
        for feature in Feature.allCases {
            guard let stated = solution.features[feature] else { continue }
            lines += fact(feature.rawValue, stated)
        }
        lines += requirements(solution.requires)
        if !solution.deployments.isEmpty { lines.append("deployments:") }
        for place in solution.deployments {
            let level = place.level.map { ", level: \($0)" } ?? ""
            lines.append(
                "  - {region: \(flow(place.region)), year: \(place.year)\(level), "
                    + "source: \(flow(place.source))}"
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func block(_ text: String) -> String {
        YAMLScalar.text(text, isInFlow: false)
    }

    private static func flow(_ text: String) -> String { YAMLScalar.text(text, isInFlow: true) }

    private static func flow(_ texts: [String]) -> String {
        "[" + texts.map { flow($0) }.joined(separator: ", ") + "]"
    }

    /// A member with members of its own: in braces where that fits a line.
    private static func record(_ key: String, _ members: [(String, String?)]) -> [String] {
        let present = members.compactMap { name, text in text.map { (name, $0) } }
        guard !present.isEmpty else { return [] }
        let inner = present.map { "\($0): \(flow($1))" }.joined(separator: ", ")
        let line = "\(key): {\(inner)}"
        if line.unicodeScalars.count <= width { return [line] }
        return ["\(key):"] + present.map { "  \($0): \(block($1))" }
    }

    private static func fact(_ key: String, _ stated: StatedFeature) -> [String] {
        let value =
            switch stated.value {
            case .codes(let codes): flow(codes)
            // Steps of a scale that are numbers read as such: `value: 9`.
            case .rank(let code): Double(decimal: code) == nil ? flow(code) : code
            case .number(let number): number.shortestText
            case .boolean(let truth): truth ? "true" : "false"
            }
        let (date, basis) = (stated.date.text, stated.basis.rawValue)
        let line =
            "  \(key): {value: \(value), source: \(flow(stated.source)), date: \(date), "
            + "basis: \(basis)}"
        if line.unicodeScalars.count <= width { return [line] }
        return [
            "  \(key):", "    value: \(value)", "    source: \(block(stated.source))",
            "    date: \(date)", "    basis: \(basis)",
        ]
    }

    private static func requirements(_ requires: Requirements?) -> [String] {
        guard let requires else { return [] }
        var parts = Scirocco.dimensions.compactMap { dimension in
            requires.readiness[dimension].map { "\(dimension): \($0.shortestText)" }
        }
        if let emram = requires.emram { parts.append("emram: \(emram.shortestText)") }
        if let bandwidth = requires.bandwidth {
            parts.append("bandwidth: \(bandwidth.shortestText)")
        }
        parts.append("hard: \(requires.isHard)")
        return ["requires: {" + parts.joined(separator: ", ") + "}"]
    }
}
