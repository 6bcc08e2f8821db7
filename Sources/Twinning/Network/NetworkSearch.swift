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
            contributions: [],
            near: []
        )
        let has = positions(of: [member.card.skills, member.card.offers])
        for weighted in criteria {
            let (reason, weight) = (weighted.criterion.reason, weighted.weight)
            let known = utility(of: reason, member, has, &suggestion.near)
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
        suggestion.near = Self.nearest(suggestion.near)
        return suggestion
    }

    /// How far a reason speaks for a member, 0...1; nil where the member says nothing of it.
    private func utility(
        of reason: NetworkModel.Reason,
        _ member: NetworkMember,
        _ has: [Feature: [Int]],
        _ near: inout [NetworkSuggestion.Near]
    ) -> Double? {
        let card = member.card
        switch reason {
        case .skills: return has.isEmpty ? nil : coverage(of: solution, by: has, reason, &near)
        case .needs: return has.isEmpty ? nil : coverage(of: needs, by: has, reason, &near)
        case .asks: return answered(card.asks, &near)
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

    /// The sum of weight x best affinity, over that of the weights.
    private func coverage(
        of wants: [Want],
        by has: [Feature: [Int]],
        _ reason: NetworkModel.Reason,
        _ near: inout [NetworkSuggestion.Near]
    ) -> Double? {
        let total = wants.reduce(0) { $0 + $1.weight }
        guard total > 0 else { return nil }
        var sum = 0.0
        for want in wants {
            let codes = has[want.feature] ?? []
            guard let best = codes.max(by: { want.affinity[$0] < want.affinity[$1] }) else {
                continue
            }
            sum += want.weight * want.affinity[best]
            add(reason, want.feature, want.list, want.need, best, want.affinity[best], to: &near)
        }
        return sum / total
    }

    /// The mean of how near the solution comes to each thing that is asked for.
    private func answered(
        _ asks: [Feature: [String]],
        _ near: inout [NetworkSuggestion.Near]
    ) -> Double? {
        var sum = 0.0
        var count = 0
        for feature in Feature.competences {
            guard let list = lists[feature.list] else { continue }
            let haves = solution.filter { $0.feature == feature }.map(\.need)
            for ask in (asks[feature] ?? []).compactMap(list.position) {
                count += 1
                let values = haves.map { ($0, affinity.value(of: $0, to: ask, in: list)) }
                guard let best = values.max(by: { $0.1 < $1.1 }) else { continue }
                sum += best.1
                add(.asks, feature, list, ask, best.0, best.1, to: &near)
            }
        }
        return count == 0 ? nil : sum / Double(count)
    }

    private func add(
        _ reason: NetworkModel.Reason,
        _ feature: Feature,
        _ list: CodeList,
        _ need: Int,
        _ have: Int,
        _ affinity: Double,
        to near: inout [NetworkSuggestion.Near]
    ) {
        guard affinity > 0 else { return }
        near.append(
            NetworkSuggestion.Near(
                reason: reason,
                feature: feature,
                need: list.codes[need],
                have: list.codes[have],
                affinity: affinity
            )
        )
    }

    /// The codes of a member by feature, each once and in list order.
    private func positions(of parts: [[Feature: [String]]]) -> [Feature: [Int]] {
        var found: [Feature: [Int]] = [:]
        for feature in Feature.competences {
            guard let list = lists[feature.list] else { continue }
            let codes = Set(parts.flatMap { $0[feature] ?? [] }.compactMap(list.position))
            if !codes.isEmpty { found[feature] = codes.sorted() }
        }
        return found
    }

    /// The nearest pairs; what the solution and the region both want is told once.
    private static func nearest(_ all: [NetworkSuggestion.Near]) -> [NetworkSuggestion.Near] {
        var kept: [NetworkSuggestion.Near] = []
        for near in all
        where near.reason == .asks
            || !kept.contains(where: {
                $0.feature == near.feature && $0.need == near.need && $0.reason != .asks
            })
        { kept.append(near) }
        let places = kept.enumerated().sorted {
            ($1.element.affinity, $0.offset) < ($0.element.affinity, $1.offset)
        }
        return places.prefix(mostNear).map(\.element)
    }
}
