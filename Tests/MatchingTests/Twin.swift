import Catalog
import Documents
import Foundation
import Matching

/// The scoring once more, written from the definitions alone and as plainly as they are: no plan,
/// no index, no tables. It shares nothing with the engine but the catalogue's own types.
struct Twin {
    /// One criterion of a solution.
    struct Part: Equatable {
        var criterion: String
        var weight: Double
        /// What is counted.
        var utility: Double
        var isKnown: Bool
        var contribution: Double
    }

    /// One solution.
    struct Row: Equatable {
        var solution: String
        var parts: [Part]
        var score = 0.0
        var low = 0.0
        var high = 0.0
        var coverage = 0.0
    }

    let snapshot: CatalogSnapshot
    let model: ScoringModel
    let evidence: Evidence
    let query: MatchQuery

    var profile: NeedsProfile { query.profile }

    /// The solutions that pass, best first; nil where no active criterion has a weight.
    func ranking() -> [Row]? {
        guard let weights = weights() else { return nil }
        let passing = snapshot.solutions.filter { solution in
            judgements(of: solution).allSatisfy { !$0.excludes }
        }
        return passing.map { row(of: $0, weights) }.sorted { a, b in
            if a.score != b.score { return a.score > b.score }
            if a.coverage != b.coverage { return a.coverage > b.coverage }
            return a.solution < b.solution
        }
    }

    private func row(
        of solution: Solution,
        _ weights: [(criterion: Criterion, weight: Double)]
    ) -> Row {
        var row = Row(solution: solution.id, parts: [])
        for (criterion, weight) in weights {
            let known = utility(of: solution, criterion)
            let counted = known ?? unknownUtility(criterion)
            let contribution = weight * counted
            row.parts.append(
                Part(
                    criterion: criterion.id,
                    weight: weight,
                    utility: counted,
                    isKnown: known != nil,
                    contribution: contribution
                )
            )
            row.score += contribution
            row.low += known == nil ? 0 : contribution
            row.high += known == nil ? weight : contribution
            row.coverage += known == nil ? 0 : weight
        }
        return row
    }

    private func unknownUtility(_ criterion: Criterion) -> Double {
        switch query.unknowns {
        case .model: criterion.unknown
        case .pessimistic: 0
        case .optimistic: 1
        }
    }

    // MARK: Weights

    /// The active criteria with raw weight / sum of raw weights.
    func weights() -> [(criterion: Criterion, weight: Double)]? {
        let active = model.criteria.filter(isActive)
        var raw = Dictionary(uniqueKeysWithValues: active.map { ($0.id, $0.weight) })
        for weight in profile.weights + query.weights {
            if model.criteria.contains(where: { $0.id == weight.name }) {
                if raw[weight.name] != nil { raw[weight.name] = weight.raw }
                continue
            }
            let group = weight.name.replacing("group.", with: "", maxReplacements: 1)
            let members = active.filter { $0.group == group }
            let total = members.reduce(0) { $0 + $1.weight }
            for member in members {
                raw[member.id] =
                    total > 0
                    ? weight.raw * member.weight / total : weight.raw / Double(members.count)
            }
        }
        let sum = active.reduce(0) { $0 + raw[$1.id]! }
        guard sum > 0 else { return nil }
        return active.map { ($0, raw[$0.id]! / sum) }
    }

    /// Whether the profile states something for a criterion.
    private func isActive(_ criterion: Criterion) -> Bool {
        switch criterion.against {
        case nil, .region: true
        case .needs(let feature): profile.needs[feature] != nil
        case .target(let feature): profile.targets[feature] != nil
        case .readiness: !profile.readiness.isEmpty
        case .emram: profile.emram != nil
        case .bandwidth: profile.bandwidth != nil
        case .staff: profile.staff != nil
        case .setupBudget: profile.setupBudget != nil
        case .yearBudget: profile.yearBudget != nil
        case .languages: !profile.languages.isEmpty
        case .existing: !profile.existing.isEmpty
        }
    }

    // MARK: Utilities

    /// How well a solution serves on one criterion; nil where nobody knows.
    func utility(of solution: Solution, _ criterion: Criterion) -> Double? {
        switch criterion.from {
        case .feature(let feature): return utility(of: solution, feature, criterion)
        case .requiredReadiness: return readiness(of: solution)
        case .requiredEmram:
            guard let requires = solution.requires, !requires.isHard else { return nil }
            return requires.emram.map { fall(need: $0, have: profile.emram!, over: 7) }
        case .requiredBandwidth:
            guard let requires = solution.requires, !requires.isHard else { return nil }
            return requires.bandwidth.map { atMost($0, profile.bandwidth!) }
        case .originator: return proximity(of: solution)
        case .deployments:
            guard case .neighbours(let constants) = criterion.utility else {
                return adoption(of: solution)
            }
            return neighbours(of: solution, constants)
        case .feedback: return feedback(of: solution, criterion)
        }
    }

    private func utility(
        of solution: Solution,
        _ feature: Feature,
        _ criterion: Criterion
    ) -> Double? {
        if criterion.against == .existing, profile.existing.contains(solution.id) { return 1 }
        guard let value = solution.features[feature]?.value else { return nil }
        switch (value, criterion.utility) {
        case (.codes(let codes), _): return overlap(codes, feature, criterion.against)
        case (.rank(let code), .levels(let table)): return table[code]
        case (.rank(let code), _):
            guard case .atLeastRank(let wanted) = profile.targets[feature] else { return nil }
            let scale = snapshot.codeLists[feature.list]!.codes
            return fall(
                need: Double(scale.firstIndex(of: wanted)!),
                have: Double(scale.firstIndex(of: code)!),
                over: Double(scale.count - 1)
            )
        case (.boolean(let value), _):
            guard case .exactly(let wanted) = profile.targets[feature] else { return nil }
            return value == wanted ? 1 : 0
        case (.number(let number), _): return amount(number, feature, criterion.against)
        }
    }

    private func amount(_ have: Double, _ feature: Feature, _ against: ProfileSide?) -> Double? {
        switch against {
        case .staff: return atMost(have, profile.staff!)
        case .setupBudget: return atMost(have, profile.setupBudget!)
        case .yearBudget: return atMost(have, profile.yearBudget!)
        case .bandwidth: return atMost(have, profile.bandwidth!)
        default: break
        }
        switch profile.targets[feature] {
        case .atLeast(let need): return need == 0 ? 1 : min(1, have / need)
        case .atMost(let limit): return atMost(have, limit)
        case .range(let best, let tolerated):
            if have < tolerated.lowerBound || have > tolerated.upperBound { return 0 }
            if have < best.lowerBound {
                return (have - tolerated.lowerBound) / (best.lowerBound - tolerated.lowerBound)
            }
            if have > best.upperBound {
                return (tolerated.upperBound - have) / (tolerated.upperBound - best.upperBound)
            }
            return 1
        default: return nil
        }
    }

    /// 1 up to the limit, linear to 0 at twice the limit.
    private func atMost(_ have: Double, _ limit: Double) -> Double {
        if have <= limit { return 1 }
        return limit == 0 ? 0 : max(0, (2 * limit - have) / limit)
    }

    /// 1 where the have reaches the need, else 1 - distance / length of the scale.
    private func fall(need: Double, have: Double, over span: Double) -> Double {
        have >= need ? 1 : max(0, 1 - (need - have) / span)
    }

    private func readiness(of solution: Solution) -> Double? {
        guard let requires = solution.requires, !requires.isHard else { return nil }
        let both = Scirocco.dimensions.filter {
            requires.readiness[$0] != nil && profile.readiness[$0] != nil
        }
        guard !both.isEmpty else { return nil }
        let sum = both.reduce(0) {
            $0 + fall(need: requires.readiness[$1]!, have: profile.readiness[$1]!.value, over: 5)
        }
        return sum / Double(both.count)
    }

    private func proximity(of solution: Solution) -> Double? {
        guard let region = solution.originator.region else { return nil }
        return snapshot.geography.proximity(place(profile.region), place(region))
    }

    private func adoption(of solution: Solution) -> Double? {
        let elsewhere = deployments(of: solution).filter { $0.region != profile.region }
        guard !elsewhere.isEmpty else { return nil }
        let levels = ["adoption": 0.4, "uptake": 0.7, "scale-up": 1]
        var sum = 0.0
        for deployment in elsewhere {
            let level = deployment.level.flatMap { levels[$0] } ?? 0.4
            let age = Double(max(0, query.asOf.year - deployment.year))
            let home = place(profile.region)
            let there = place(deployment.region)
            sum += snapshot.geography.similarity(home, there) * level * exp2(-age / 5)
        }
        return sum / (sum + 3)
    }

    /// Where a solution runs: what regions have told stands in place of what its record says.
    func deployments(of solution: Solution) -> [Deployment] {
        let regions = snapshot.geography.regions
        let told = (evidence.sites[solution.id] ?? []).map { site in
            Deployment(
                region: regions[site.region].id,
                year: site.year,
                level: site.level,
                source: "told"
            )
        }
        let rest = solution.deployments.filter { deployment in
            !told.contains { $0.region == deployment.region }
        }
        return rest + told.filter { $0.level != nil }
    }

    /// The sums are taken in whole numbers: a share of a weight in 2^-20, a weight in 2^-16.
    private func feedback(of solution: Solution, _ criterion: Criterion) -> Double? {
        guard let voices = evidence.voices[solution.id], !voices.isEmpty,
            case .feedback(let bounds) = criterion.utility
        else { return nil }
        let home = place(profile.region)
        var weights: [Int: Int] = [:]
        var favours: [Int: Int] = [:]
        for voice in voices {
            let likeness = snapshot.geography.similarity(home, voice.region)
            let share = voice.region == home ? 1 : bounds.elsewhere * likeness
            let whole = Int((share * 1_048_576).rounded())
            weights[voice.portal, default: 0] += whole * voice.weight
            favours[voice.portal, default: 0] += whole * voice.favour
        }
        let one = 1_048_576.0 * 65_536
        var weight = Double(weights.values.reduce(0, +)) / one
        var favour = Double(favours.values.reduce(0, +)) / (6 * one)
        for (portal, own) in weights where weights.count > 1 && bounds.portal < 1 {
            let others = weights.filter { $0.key != portal }.values.reduce(0, +)
            let most = Double(others) * bounds.portal / (1 - bounds.portal)
            guard Double(own) > most else { continue }
            let restFavour = favours.filter { $0.key != portal }.values.reduce(0, +)
            weight = Double(others) / one + most / one
            favour =
                Double(restFavour) / (6 * one)
                + Double(favours[portal]!) * (most / Double(own)) / (6 * one)
        }
        return (5 + favour) / (10 + weight)
    }

    func place(_ region: String) -> Int { snapshot.geography.position(of: region)! }
}
