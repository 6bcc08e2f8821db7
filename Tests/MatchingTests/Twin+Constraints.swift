import Catalog
import Matching

extension Twin {
    /// What a constraint, or a demand of the solution, says of it.
    struct Judgement {
        var id: String
        /// Nil where nobody knows.
        var holds: Bool?
        var policy: NamedConstraint.UnknownPolicy

        var excludes: Bool { holds == false || (holds == nil && policy == .block) }
    }

    /// Every constraint in force, the query's filter, and the solution's hard demands.
    func judgements(of solution: Solution) -> [Judgement] {
        var judgements: [Judgement] = []
        for constraint in profile.constraints {
            if let from = constraint.from, query.asOf < from { continue }
            if let until = constraint.until, query.asOf >= until { continue }
            judgements.append(
                Judgement(
                    id: constraint.id,
                    holds: truth(of: constraint.when, solution),
                    policy: constraint.unknown
                )
            )
        }
        if let filter = query.filter {
            judgements.append(
                Judgement(id: "filter", holds: truth(of: filter, solution), policy: .block)
            )
        }
        guard let requires = solution.requires, requires.isHard else { return judgements }
        for dimension in Scirocco.dimensions {
            guard let need = requires.readiness[dimension] else { continue }
            let holds = profile.readiness[dimension].map { $0.value >= need }
            judgements.append(.init(id: "requires.\(dimension)", holds: holds, policy: .warn))
        }
        if let need = requires.emram {
            let holds = profile.emram.map { $0 >= need }
            judgements.append(.init(id: "requires.emram", holds: holds, policy: .warn))
        }
        if let need = requires.bandwidth {
            let holds = profile.bandwidth.map { $0 >= need }
            judgements.append(.init(id: "requires.bandwidth", holds: holds, policy: .warn))
        }
        return judgements
    }

    /// Kleene's strong logic: nil where nobody knows.
    func truth(of expression: Expression, _ solution: Solution) -> Bool? {
        switch expression {
        case .all(let parts):
            let truths = parts.map { truth(of: $0, solution) }
            return truths.contains(false) ? false : truths.contains(nil) ? nil : true
        case .any(let parts):
            let truths = parts.map { truth(of: $0, solution) }
            return truths.contains(true) ? true : truths.contains(nil) ? nil : false
        case .not(let part): return truth(of: part, solution).map { !$0 }
        case .anyOf(let subject, let codes):
            return lines(of: subject, solution).map { lines in
                codes.contains { code in lines.contains { $0.contains(code) } }
            }
        case .allOf(let subject, let codes):
            return lines(of: subject, solution).map { lines in
                codes.allSatisfy { code in lines.contains { $0.contains(code) } }
            }
        case .noneOf(let subject, let codes):
            return lines(of: subject, solution).map { lines in
                !codes.contains { code in lines.contains { $0.contains(code) } }
            }
        case .range(let feature, let low, let high):
            guard let value = solution.features[feature]?.value else { return nil }
            let number = self.number(value, feature)
            return (low.map { bound($0, feature) <= number } ?? true)
                && (high.map { number <= bound($0, feature) } ?? true)
        case .exactly(let feature, let wanted):
            guard case .boolean(let value) = solution.features[feature]?.value else { return nil }
            return value == wanted
        case .known(let feature, let wanted): return (solution.features[feature] != nil) == wanted
        }
    }

    /// Each code of a subject with all that it lies below; nil where nobody knows.
    private func lines(of subject: Expression.Subject, _ solution: Solution) -> [[String]]? {
        switch subject {
        case .kind: return [[solution.kind]]
        case .lists: return solution.lists.map { [$0] }
        case .solution: return [[solution.id]]
        case .feature(let feature):
            let list = snapshot.codeLists[feature.list]!
            switch solution.features[feature]?.value {
            case .codes(let codes): return codes.map { line(of: $0, list) }
            case .rank(let code): return [[code]]
            default: return nil
            }
        }
    }

    private func number(_ value: FeatureValue, _ feature: Feature) -> Double {
        switch value {
        case .number(let number): number
        case .rank(let code): bound(.rank(code), feature)
        default: .nan
        }
    }

    private func bound(_ bound: Expression.Bound, _ feature: Feature) -> Double {
        switch bound {
        case .number(let number): number
        case .rank(let code): Double(snapshot.codeLists[feature.list]!.codes.firstIndex(of: code)!)
        }
    }
}
