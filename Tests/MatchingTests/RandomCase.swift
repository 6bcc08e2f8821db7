import Catalog
import Documents
import Matching
import TestSupport

/// A random catalogue, model, profile and query that go together, made again from its seed.
struct RandomCase {
    private var random: SplitMix64
    private(set) var model = ScoringModel(
        id: "m",
        version: "1",
        title: LocalizedText(en: "m", ro: "m"),
        groups: [],
        criteria: []
    )
    private(set) var solutions: [Solution] = []
    private(set) var evidence = Evidence.none
    private(set) var query = MatchQuery(profile: World.profile(), asOf: World.today)

    /// Makes a case.
    ///
    /// - Parameters:
    ///   - seed: the same seed makes the same case.
    ///   - sizes: how many solutions there may be.
    init(seed: Int, sizes: ClosedRange<Int> = 1...8) {
        random = SplitMix64(seed: seed)
        makeModel()
        let count = Int.random(in: sizes, using: &random)
        let letters = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"]
        // Many solutions have numbers for names, and the first one a letter that profiles name.
        let ids = count <= letters.count ? letters.shuffled(using: &random).prefix(count) : ["a"]
        solutions = ids.map { solution($0) }
        for number in solutions.count..<count {
            solutions.append(solution("s\(1_000_000 + number)"))
        }
        evidence = Evidence(revision: 1)
        let isQuiet = chance(0.3)
        for solution in solutions where !isQuiet {
            if chance(0.3) { evidence.voices[solution.id] = voices() }
            if chance(0.1) { evidence.sites[solution.id] = sites() }
        }
        makeQuery()
    }

    /// The engine over the case's catalogue, or over another one.
    func engine(of others: [Solution]? = nil) -> MatchEngine {
        MatchEngine(
            snapshot: World.snapshot(others ?? solutions),
            models: ModelSet([model]),
            evidence: evidence
        )
    }

    /// The engine with a model of one criterion alone, which many solutions serve equally well.
    func engine(withOneCriterion number: Int) -> MatchEngine {
        var model = model
        model.criteria = [model.criteria[number % model.criteria.count]]
        model.criteria[0].weight = max(model.criteria[0].weight, 0.5)
        return MatchEngine(
            snapshot: World.snapshot(solutions),
            models: ModelSet([model]),
            evidence: evidence
        )
    }

    // MARK: Chance

    private mutating func chance(_ probability: Double) -> Bool {
        Double.random(in: 0..<1, using: &random) < probability
    }

    private mutating func share() -> Double {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: 0
        case 1: 1
        case 2: Double(Int.random(in: 0...100, using: &random)) / 100
        default: Double.random(in: 0...1, using: &random)
        }
    }

    private mutating func amount() -> Double {
        [0, 0.5, 1, 2, 3, 5, 10.5, 100][Int.random(in: 0..<8, using: &random)]
    }

    private mutating func voices() -> [Evidence.Voices] {
        (0..<Int.random(in: 1...4, using: &random)).map { _ in
            let count = Int.random(in: 1...30, using: &random)
            let weight = count * Int.random(in: 1...Evidence.Voices.unit, using: &random)
            return Evidence.Voices(
                region: Int.random(in: 0..<World.geography.regions.count, using: &random),
                portal: Int.random(in: 0..<3, using: &random),
                count: count,
                weight: weight,
                favour: Int.random(in: 0...6 * weight, using: &random)
            )
        }
    }

    private mutating func sites() -> [Evidence.Site] {
        let sites = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            Evidence.Site(
                region: Int.random(in: 0..<World.geography.regions.count, using: &random),
                year: Int.random(in: 2010...2027, using: &random),
                level: [nil, "adoption", "uptake", "scale-up"].randomElement(using: &random) ?? nil
            )
        }
        return sites.sorted { ($0.region, $0.year) < ($1.region, $1.year) }
    }

    private mutating func codes(of list: String, _ count: ClosedRange<Int>) -> [String] {
        let all = World.codeLists[list]?.codes ?? []
        let kept = Set(all.shuffled(using: &random).prefix(Int.random(in: count, using: &random)))
        return all.filter(kept.contains)
    }

    private mutating func pick<T>(_ values: [T]) -> T {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    // MARK: The model

    private mutating func makeModel() {
        model.groups = ["need", "technical", "other"].map {
            ScoringModel.Group(id: $0, title: LocalizedText(en: $0, ro: $0))
        }
        model.affinity = Affinity(above: share(), parent: share(), group: share())
        while model.criteria.isEmpty {
            for (id, from, against, utility) in templates() where chance(0.5) {
                let isAlways = against == nil || against == .region
                model.criteria.append(
                    Criterion(
                        id: id,
                        group: pick(["need", "technical", "other"]),
                        from: from,
                        against: against,
                        utility: utility,
                        weight: share(),
                        unknown: share(),
                        active: isAlways ? .always : .stated
                    )
                )
            }
        }
    }

    private mutating func templates() -> [(String, SolutionSide, ProfileSide?, Utility)] {
        var all: [(String, SolutionSide, ProfileSide?, Utility)] = Feature.codeSets.map {
            ($0.rawValue, .feature($0), .needs($0), .overlap)
        }
        let table = { (list: String, random: inout SplitMix64) in
            let codes = World.codeLists[list]?.codes ?? []
            return Utility.levels(
                Dictionary(
                    uniqueKeysWithValues: codes.map {
                        ($0, Double.random(in: 0...1, using: &random))
                    }
                )
            )
        }
        all += [
            ("read", .feature(.languages), .languages, .overlap),
            ("existing", .feature(.standards), .existing, .overlap),
            ("trl", .feature(.trl), .target(.trl), .atLeast),
            ("offline", .feature(.offline), .target(.offline), .atLeast),
            ("maturity", .feature(.maturity), nil, table("maturity", &random)),
            ("evidence", .feature(.evidence), nil, table("evidence", &random)),
            ("staff", .feature(.staff), .staff, .atMost),
            ("setup-cost", .feature(.setupCost), .setupBudget, .atMost),
            ("year-cost", .feature(.yearCost), .target(.yearCost), .target),
            ("bandwidth", .feature(.bandwidth), .target(.bandwidth), pick([.atLeast, .atMost])),
            ("line", .requiredBandwidth, .bandwidth, .atMost),
            ("translatable", .feature(.translatable), .target(.translatable), .exactly),
            ("readiness", .requiredReadiness, .readiness, .readiness),
            ("emram", .requiredEmram, .emram, .readiness),
            ("proximity", .originator, .region, .proximity),
            ("adoption", .deployments, .region, .adoption),
            ("neighbours", .deployments, .region, .neighbours(neighbourhood())),
            (
                "feedback", .feedback, nil,
                .feedback(FeedbackBounds(elsewhere: share(), portal: pick([0.5, 0.7, 1])))
            ),
        ]
        return all.shuffled(using: &random)
    }

    private mutating func neighbourhood() -> Neighbourhood {
        Neighbourhood(
            reach: pick([500, 3500, 20_000]),
            bond: pick([1, 2.5]),
            rarity: share(),
            sharpness: pick([0, 0.5, 1, 2]),
            floor: share(),
            doubt: pick([0, 1, 3]),
            spread: share()
        )
    }

    // MARK: Solutions

    private mutating func solution(_ id: String) -> Solution {
        var solution = World.solution(id)
        solution.kind = pick(["software", "service"])
        solution.lists = codes(of: "lists", 0...2)
        for feature in Feature.allCases where chance(0.5) {
            let value: FeatureValue =
                switch feature.kind {
                case .codeSet: .codes(codes(of: feature.list, 0...3))
                case .ordinal: .rank(pick(World.codeLists[feature.list]?.codes ?? []))
                case .number: .number(amount())
                case .boolean: .boolean(chance(0.5))
                }
            solution.features[feature] = World.stated(value)
        }
        if chance(0.4) {
            var requires = Requirements(isHard: chance(0.4))
            for dimension in codes(of: "scirocco", 0...3) {
                requires.readiness[dimension] = Double(Int.random(in: 0...5, using: &random))
            }
            if chance(0.5) { requires.emram = Double(Int.random(in: 0...7, using: &random)) }
            if chance(0.5) { requires.bandwidth = amount() }
            solution.requires = requires
        }
        let places = World.geography.regions.map(\.id)
        if chance(0.5) { solution.originator.region = pick(places) }
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let year = Int.random(in: 2009...2026, using: &random)
            let level = pick([nil, "adoption", "uptake", "scale-up"])
            let region = pick(places)
            solution.deployments.append(
                Deployment(region: region, year: year, level: level, source: "test")
            )
        }
        return solution
    }

    // MARK: The query

    /// Another query on the same catalogue and model.
    mutating func nextQuery() -> MatchQuery {
        query = MatchQuery(profile: World.profile(), asOf: World.today)
        makeQuery()
        return query
    }

    private mutating func makeQuery() {
        var profile = World.profile()
        for feature in Feature.codeSets where chance(0.5) {
            var needs = codes(of: feature.list, 1...4).shuffled(using: &random).map {
                NeedsProfile.Need(code: $0, weight: share())
            }
            needs[0].weight = max(needs[0].weight, 0.25)
            profile.needs[feature] = needs
        }
        for criterion in model.criteria where chance(0.6) {
            guard case .target(let feature) = criterion.against else { continue }
            profile.targets[feature] = target(of: feature, for: criterion.utility)
        }
        for dimension in codes(of: "scirocco", 0...6) {
            let level = Double(Int.random(in: 0...10, using: &random)) / 2
            profile.readiness[dimension] = NeedsProfile.ReadinessLevel(value: level)
        }
        if chance(0.5) { profile.emram = Double(Int.random(in: 0...7, using: &random)) }
        if chance(0.5) { profile.bandwidth = amount() }
        if chance(0.5) { profile.staff = amount() }
        if chance(0.5) { profile.setupBudget = amount() }
        if chance(0.5) { profile.languages = codes(of: "languages", 1...2) }
        if chance(0.5) {
            profile.existing = codes(of: "standards", 0...2) + (chance(0.3) ? ["a"] : [])
        }
        for index in 0..<Int.random(in: 0...3, using: &random) where chance(0.6) {
            var constraint = NamedConstraint(id: "c\(index)", when: expression(depth: 0))
            constraint.unknown = pick(NamedConstraint.UnknownPolicy.allCases)
            if chance(0.3) { constraint.from = CalendarDate(pick(["2026-03-01", "2026-03-02"])) }
            if chance(0.3) { constraint.until = CalendarDate(pick(["2026-03-02", "2026-03-01"])) }
            profile.constraints.append(constraint)
        }
        profile.weights = weights()
        query.profile = profile
        if chance(0.3) { query.weights = weights() }
        if chance(0.2) { query.filter = expression(depth: 1) }
        query.unknowns = pick(MatchQuery.Unknowns.allCases)
    }

    /// Weights for some criteria, or for a group none of whose members is named.
    private mutating func weights() -> [NeedsProfile.Weight] {
        var weights: [NeedsProfile.Weight] = []
        for group in model.groups.map(\.id) where chance(0.3) {
            if chance(0.5) {
                weights.append(.init(name: "group.\(group)", raw: share() + 0.1))
            } else {
                for criterion in model.criteria where criterion.group == group && chance(0.5) {
                    weights.append(.init(name: criterion.id, raw: share() * 3))
                }
            }
        }
        return weights
    }

    private mutating func target(of feature: Feature, for utility: Utility) -> Target {
        let list = World.codeLists[feature.list]?.codes ?? []
        switch feature.kind {
        case .ordinal: return .atLeastRank(pick(list))
        case .boolean: return .exactly(chance(0.5))
        case .number, .codeSet:
            let ends = [amount(), amount(), amount(), amount()].sorted()
            if utility == .atLeast { return .atLeast(ends[0]) }
            if utility == .atMost { return .atMost(ends[0]) }
            return pick([
                .atLeast(ends[1]), .atMost(ends[1]),
                .range(best: ends[1]...ends[2], tolerated: ends[0]...ends[3]),
            ])
        }
    }

    /// A random expression over what solutions have.
    mutating func expression(depth: Int) -> Expression {
        let feature = pick(Feature.codeSets)
        let ordinal = pick([Feature.trl, .offline, .maturity])
        let steps = World.codeLists[ordinal.list]?.codes ?? []
        let number = pick([Feature.staff, .bandwidth, .yearCost])
        switch Int.random(in: 0..<(depth < 2 ? 11 : 8), using: &random) {
        case 0: return .anyOf(.feature(feature), codes(of: feature.list, 1...2))
        case 1: return .allOf(.feature(feature), codes(of: feature.list, 1...2))
        case 2: return .noneOf(.feature(feature), codes(of: feature.list, 1...2))
        case 3: return .range(ordinal, min: .rank(pick(steps)), max: nil)
        case 4: return .range(number, min: nil, max: .number(amount()))
        case 5: return .exactly(.translatable, chance(0.5))
        case 6: return .known(feature, chance(0.5))
        case 7: return .anyOf(pick([.kind, .solution]), [pick(["software", "a", "b"])])
        case 8: return .all([expression(depth: depth + 1), expression(depth: depth + 1)])
        case 9: return .any([expression(depth: depth + 1), expression(depth: depth + 1)])
        default: return .not(expression(depth: depth + 1))
        }
    }
}
