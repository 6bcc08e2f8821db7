import Catalog
import Documents

extension Words {
    /// What a constraint requires, in words; a name that nothing is known of stays as it is.
    ///
    /// - Parameters:
    ///   - id: the constraint's id, `filter`, or the name of a demand of the solution.
    ///   - profile: the profile whose constraints are meant.
    ///   - filter: the filter of the query.
    func requirement(_ id: String, of profile: Node?, filter: Node? = nil) -> String {
        if id == "filter" {
            let what = filter.flatMap(Expression.init).map { words(for: $0) } ?? ""
            return sentence("requirement.filter", ["what": Line(what)]).text
        }
        if id.hasPrefix("requires.") { return demand(String(id.dropFirst(9))) }
        let constraint = (profile?["constraints"]?.items ?? []).first { $0["id"]?.text == id }
        guard let when = constraint?["when"].flatMap(Expression.init) else { return id }
        return words(for: when)
    }

    /// What a solution demands of the region, by the demand's name.
    func demand(_ name: String) -> String {
        let what =
            switch name {
            case "emram", "bandwidth": heading("demand.\(name)")
            default: label(name, in: "scirocco")
            }
        return sentence("requirement.demand", ["what": Line(what)]).text
    }

    /// The name of what an expression looks at.
    func subject(_ name: String) -> String {
        known(name, in: "features") ?? heading("subject.\(name)")
    }

    /// An expression in words.
    func words(for expression: Expression) -> String {
        let say = { (key: String, subject: String, what: String) in
            self.sentence(
                "requirement.\(key)",
                ["subject": Line(self.subject(subject)), "what": Line(what)]
            ).text
        }
        switch expression {
        case .all(let parts):
            return parts.map { words(for: $0) }.joined(separator: joint("and"))
        case .any(let parts):
            return parts.map { words(for: $0) }.joined(separator: joint("or"))
        case .not(.anyOf(let subject, let codes)):
            return words(for: .noneOf(subject, codes))
        case .not(.noneOf(let subject, let codes)):
            return words(for: .anyOf(subject, codes))
        case .not(let part):
            return sentence("requirement.not", ["what": Line(words(for: part))]).text
        case .anyOf(let subject, let codes):
            return say("anyOf", subject.name, names(codes, subject, "or"))
        case .allOf(let subject, let codes):
            return say("allOf", subject.name, names(codes, subject, "and"))
        case .noneOf(let subject, let codes):
            return say("noneOf", subject.name, names(codes, subject, "or"))
        case .exactly(let feature, let truth):
            return say("is", feature.rawValue, heading(truth ? "yes" : "no"))
        case .known(let feature, let known):
            return say(known ? "known" : "unknown", feature.rawValue, "")
        case .range(let feature, let low, let high):
            return say("range", feature.rawValue, range(feature, low, high))
        }
    }

    /// A word between two things, with its spaces.
    func joint(_ key: String) -> String { " \(heading(key)) " }

    /// Labels as people list them: `a, b or c`.
    private func names(_ codes: [String], _ subject: Expression.Subject, _ last: String) -> String {
        let labels = codes.map { label($0, in: subject.list ?? "") }
        guard labels.count > 2 else { return labels.joined(separator: joint(last)) }
        return labels.dropLast().joined(separator: ", ") + joint(last) + labels[labels.count - 1]
    }

    private func range(
        _ feature: Feature,
        _ low: Expression.Bound?,
        _ high: Expression.Bound?
    ) -> String {
        var parts: [String] = []
        for (key, bound) in [("at-least", low), ("at-most", high)] {
            guard let bound else { continue }
            parts.append(
                sentence("bound.\(key)", ["what": Line(self.bound(bound.node, of: feature))]).text
            )
        }
        return parts.joined(separator: joint("and"))
    }

    /// A bound of a feature with its unit or label.
    func bound(_ bound: Node, of feature: Feature) -> String {
        if case .number(let unit) = feature.kind, let number = bound.number {
            return quantity(number, unit: unit)
        }
        return step(bound.text ?? bound.number.map(\.shortestText) ?? "", of: feature.list)
    }
}
