public import Catalog
public import Experience
import Matching

/// Ranks members of the network for a question, by weighted matching as solutions are ranked.
public struct NetworkSearch: Sendable {
    /// The most near codes that are told of one member.
    public static let mostNear = 10

    /// A wanted code with how near every code of its list comes.
    private struct Want: Sendable {
        var feature: Feature
        var list: CodeList
        var need: Int
        var weight: Double
        var affinity: [Double]
    }

    private struct Weighted: Sendable {
        var criterion: NetworkModel.Criterion
        var weight: Double
    }

    private let question: NetworkQuestion
    private let geography: Geography
    private let lists: [String: CodeList]
    private let affinity: Affinity
    private let criteria: [Weighted]
    private let solution: [Want]
    private let needs: [Want]

    /// Prepares a search; nil where nothing that is asked has a weight above 0.
    ///
    /// - Parameters:
    ///   - weights: raw weights by reason, in place of the model's.
    ///   - snapshot: whose lists and regions count.
    /// - Complexity: O(*w* x *n*) for *w* wanted codes of lists with *n* codes.
    public init?(
        _ question: NetworkQuestion,
        _ model: NetworkModel,
        weights: [NetworkModel.Reason: Double],
        in snapshot: CatalogSnapshot
    ) {
        let active = model.criteria.filter { question.isActive($0.reason) }
        let raw = active.map { weights[$0.reason] ?? $0.weight }
        let total = raw.reduce(0, +)
        guard total > 0 else { return nil }
        criteria = zip(active, raw).map { Weighted(criterion: $0, weight: $1 / total) }
        self.question = question
        geography = snapshot.geography
        lists = snapshot.codeLists
        affinity = model.affinity
        let want = { (wanted: NetworkQuestion.Wanted) -> Want? in
            guard let list = snapshot.codeLists[wanted.feature.list],
                let need = list.position(of: wanted.code)
            else { return nil }
            return Want(
                feature: wanted.feature,
                list: list,
                need: need,
                weight: wanted.weight,
                affinity: list.codes.indices.map {
                    model.affinity.value(of: $0, to: need, in: list)
                }
            )
        }
        solution = question.solution.compactMap(want)
        needs = question.needs.compactMap(want)
    }

    /// The members by score descending, then in the order they joined.
    ///
    /// - Parameter members: those who may be suggested, in the order they joined.
    /// - Complexity: O(*m* x *w* x *k*) for *m* members with *k* codes each.
    public func suggestions(among members: [NetworkMember]) -> [NetworkSuggestion] {
        members.map(suggestion).sorted {
            ($1.score, $0.member.number) < ($0.score, $1.member.number)
        }
    }

    private func suggestion(of member: NetworkMember) -> NetworkSuggestion {
        var suggestion = NetworkSuggestion(
            member: member,
            score: 0,
            low: 0,
            high: 0,
            contributions: []
        )
        let has = competences(of: member)
        for weighted in criteria {
            let (reason, weight) = (weighted.criterion.reason, weighted.weight)
            let known = utility(of: reason, member, has)
            let contribution = NetworkSuggestion.Contribution(
                reason: reason,
                weight: weight,
                utility: known ?? weighted.criterion.unknown,
                isKnown: known != nil
            )
            suggestion.score += contribution.value
            suggestion.low += known == nil ? 0 : contribution.value
            suggestion.high += known == nil ? weight : contribution.value
            suggestion.contributions.append(contribution)
        }
        return suggestion
    }

    /// How far a reason speaks for a member, 0...1; nil where the member says nothing of it.
    private func utility(
        of reason: NetworkModel.Reason,
        _ member: NetworkMember,
        _ has: [Feature: [Int]]
    ) -> Double? {
        let card = member.card
        switch reason {
        case .skills: return has.isEmpty ? nil : Self.coverage(of: solution, by: has)
        case .needs: return has.isEmpty ? nil : Self.coverage(of: needs, by: has)
        case .asks:
            let answers = answers(to: member)
            guard !answers.isEmpty else { return nil }
            return answers.reduce(0) { $0 + ($1.best?.affinity ?? 0) } / Double(answers.count)
        case .region:
            guard let home = geography.position(of: card.region) else { return nil }
            return question.regions.map { geography.proximity($0, home) }.max()
        case .languages:
            guard !card.languages.isEmpty else { return nil }
            let understood = question.languages.count { !Set($0).isDisjoint(with: card.languages) }
            return Double(understood) / Double(question.languages.count)
        case .role:
            guard let roles = question.roles else { return nil }
            return roles.isDisjoint(with: card.roles) ? 0 : 1
        }
    }

    /// The code that comes nearest to another.
    private typealias Best = (code: Int, affinity: Double)

    /// The sum of weight x best affinity, over that of the weights.
    private static func coverage(of wants: [Want], by has: [Feature: [Int]]) -> Double? {
        let total = wants.reduce(0) { $0 + $1.weight }
        guard total > 0 else { return nil }
        let sum = wants.reduce(0) { $0 + $1.weight * (best(for: $1, among: has)?.affinity ?? 0) }
        return sum / total
    }

    /// The first of the nearest codes.
    private static func best(for want: Want, among has: [Feature: [Int]]) -> Best? {
        var best: Best?
        for code in has[want.feature] ?? [] where want.affinity[code] > best?.affinity ?? 0 {
            best = (code, want.affinity[code])
        }
        return best
    }

    /// What the solution comes to for each thing that a member asks for.
    private func answers(
        to member: NetworkMember
    ) -> [(feature: Feature, list: CodeList, ask: Int, best: Best?)] {
        Feature.competences.flatMap { feature in
            guard let list = lists[feature.list] else {
                return [(feature: Feature, list: CodeList, ask: Int, best: Best?)]()
            }
            let haves = solution.filter { $0.feature == feature }.map(\.need)
            return (member.card.asks[feature] ?? []).compactMap(list.position).map { ask in
                var best: Best?
                for code in haves {
                    let value = affinity.value(of: code, to: ask, in: list)
                    if value > best?.affinity ?? 0 { best = (code, value) }
                }
                return (feature, list, ask, best)
            }
        }
    }

    // MARK: What comes near

    /// The codes of a member that come near what is wanted, and what comes near their asks: the
    /// nearest first, at most ``mostNear``; what solution and region both want is told once.
    ///
    /// - Complexity: O(*w* x (*w* + *k*)) for *w* wanted codes and *k* of the member's.
    public func near(of member: NetworkMember) -> [NetworkSuggestion.Near] {
        let has = competences(of: member)
        var found: [NetworkSuggestion.Near] = []
        for (reason, wants) in [(NetworkModel.Reason.skills, solution), (.needs, needs)] {
            for want in wants {
                guard let best = Self.best(for: want, among: has) else { continue }
                let near = Self.near(reason, want.feature, want.list, want.need, best)
                let isTold = found.contains { $0.feature == near.feature && $0.need == near.need }
                if !isTold { found.append(near) }
            }
        }
        for answer in answers(to: member) {
            guard let best = answer.best else { continue }
            found.append(Self.near(.asks, answer.feature, answer.list, answer.ask, best))
        }
        let sorted = found.enumerated().sorted {
            ($1.element.affinity, $0.offset) < ($0.element.affinity, $1.offset)
        }
        return sorted.prefix(Self.mostNear).map(\.element)
    }

    private static func near(
        _ reason: NetworkModel.Reason,
        _ feature: Feature,
        _ list: CodeList,
        _ need: Int,
        _ best: Best
    ) -> NetworkSuggestion.Near {
        NetworkSuggestion.Near(
            reason: reason,
            feature: feature,
            need: list.codes[need],
            have: list.codes[best.code],
            affinity: best.affinity
        )
    }

    /// What a member knows or offers by feature, each code once and in list order.
    private func competences(of member: NetworkMember) -> [Feature: [Int]] {
        var found: [Feature: [Int]] = [:]
        for feature in Feature.competences {
            guard let list = lists[feature.list] else { continue }
            let codes = (member.card.skills[feature] ?? []) + (member.card.offers[feature] ?? [])
            if !codes.isEmpty { found[feature] = Set(codes.compactMap(list.position)).sorted() }
        }
        return found
    }
}
