import Catalog
import Documents
import TestSupport

/// Random records that are valid under ``SmallCatalog``.
struct RandomRecords {
    var random: SplitMix64

    init(seed: Int) {
        random = SplitMix64(seed: seed)
    }

    mutating func chance(_ share: Double) -> Bool {
        Double.random(in: 0..<1, using: &random) < share
    }

    mutating func number(_ limit: Double) -> Double {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: 0
        case 1: limit
        case 2: Double.random(in: 0...limit, using: &random)
        default: (Double.random(in: 0...limit, using: &random) * 100).rounded() / 100
        }
    }

    mutating func pick<T>(_ values: [T]) -> T {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    mutating func text() -> String {
        let words = [
            "Îngrijire", "țară", "<b>", "\"quoted\"", "a/b", "~0", "電子", "NO", "2.10", "O’Neil",
            "'; --",
        ]
        return (0..<Int.random(in: 1...4, using: &random)).map { _ in pick(words) }.joined(
            separator: " "
        )
    }

    mutating func codes(of list: String, atLeast count: Int = 0) -> [String] {
        let all = (SmallCatalog.codeLists[list]?.codes ?? []).shuffled(using: &random)
        return Array(all.prefix(Int.random(in: count...max(count, 4), using: &random)))
    }

    mutating func maybe<T>(_ make: (inout Self) -> T) -> T? { chance(0.6) ? make(&self) : nil }

    mutating func solution() -> Solution {
        var solution = Solution(
            id: pick(["openmrs", "dhis2", "3d-slicer"]),
            name: text(),
            kind: pick(["software", "service"]),
            lists: codes(of: "lists"),
            summary: LocalizedText(en: text(), ro: text())
        )
        solution.links = Solution.Links(
            home: maybe { _ in "https://a.example/?q=ț" },
            docs: maybe { _ in "http://b" },
            source: maybe { _ in "https://c" },
            contact: maybe { _ in "https://d" }
        )
        solution.originator = .init(
            organisation: maybe { $0.text() },
            region: maybe { $0.pick(["RO21", "KE"]) }
        )
        for feature in Feature.allCases where chance(0.6) {
            solution.features[feature] = StatedFeature(
                value: value(of: feature),
                source: text(),
                date: pick(["2024", "2024-02", "2024-02-29"].compactMap(PartialDate.init)),
                basis: pick(StatedFeature.Basis.allCases)
            )
        }
        solution.requires = maybe { $0.requirements() }
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let year = 1950 + solution.deployments.count
            let level = maybe { $0.pick(["adoption", "uptake", "scale-up"]) }
            solution.deployments.append(
                Deployment(
                    region: pick(["RO", "RO21", "KE"]),
                    year: year,
                    level: level,
                    source: text()
                )
            )
        }
        return solution
    }

    mutating func value(of feature: Feature) -> FeatureValue {
        switch feature.kind {
        case .codeSet: .codes(codes(of: feature.list))
        case .ordinal: .rank(pick(SmallCatalog.codeLists[feature.list]?.codes ?? ["?"]))
        case .number: .number(number(1e12))
        case .boolean: .boolean(chance(0.5))
        }
    }

    mutating func requirements() -> Requirements {
        var requirements = Requirements(isHard: chance(0.5))
        for dimension in Scirocco.dimensions where chance(0.4) {
            requirements.readiness[dimension] = number(5)
        }
        requirements.emram = maybe { $0.number(7) }
        requirements.bandwidth = maybe { $0.number(1e6) }
        return requirements
    }

    mutating func profile() -> NeedsProfile {
        var profile = NeedsProfile(
            id: pick(["RO21", "a.b_c-d"]),
            region: pick(["RO21", "KE"]),
            name: LocalizedText(en: text(), ro: text()),
            model: pick(["smart-hospital", "other"])
        )
        profile.isIllustrative = chance(0.5)
        for feature in Feature.allCases where chance(0.5) {
            if feature.kind == .codeSet {
                var needs = codes(of: feature.list, atLeast: 1).map {
                    NeedsProfile.Need(code: $0, weight: number(1))
                }
                // At least one must weigh something.
                needs[0].weight = max(needs[0].weight, 0.25)
                profile.needs[feature] = needs
            } else {
                profile.targets[feature] = target(of: feature)
            }
        }
        for index in 0..<Int.random(in: 0...3, using: &random) {
            profile.constraints.append(
                NamedConstraint(
                    id: "c\(index)",
                    when: expression(depth: 0),
                    unknown: pick(NamedConstraint.UnknownPolicy.allCases),
                    from: maybe { _ in CalendarDate(daysSince1970: 20_000) },
                    until: maybe { _ in CalendarDate(daysSince1970: 20_001) }
                )
            )
        }
        for dimension in Scirocco.dimensions where chance(0.4) {
            profile.readiness[dimension] = .init(value: number(5), spread: maybe { $0.number(5) })
        }
        profile.emram = maybe { $0.number(7) }
        profile.bandwidth = maybe { $0.number(1e6) }
        profile.staff = maybe { $0.number(1e6) }
        profile.setupBudget = maybe { $0.number(1e12) }
        profile.yearBudget = maybe { $0.number(1e12) }
        profile.languages = codes(of: "languages")
        profile.existing = ["openmrs", "1.1", "2"].filter { _ in chance(0.5) }
        profile.weights = ["need", "trl", "group.need"].filter { _ in chance(0.5) }
            .map { .init(name: $0, raw: number(1e6)) }
        return profile
    }

    mutating func target(of feature: Feature) -> Target {
        switch feature.kind {
        case .boolean: return .exactly(chance(0.5))
        case .number:
            let ends = (0..<4).map { _ in number(1e12) }.sorted()
            return pick([
                .atLeast(ends[0]), .atMost(ends[0]),
                .range(best: ends[1]...ends[2], tolerated: ends[0]...ends[3]),
            ])
        default: return .atLeastRank(pick(SmallCatalog.codeLists[feature.list]?.codes ?? ["?"]))
        }
    }

    mutating func expression(depth: Int) -> Expression {
        let parts = { (records: inout Self) in
            (0..<Int.random(in: 1...3, using: &records.random)).map { _ in
                records.expression(depth: depth + 1)
            }
        }
        switch Int.random(in: depth < 4 ? 0..<10 : 3..<10, using: &random) {
        case 0: return .all(parts(&self))
        case 1: return .any(parts(&self))
        case 2: return .not(expression(depth: depth + 1))
        case 3...6: return codeExpression()
        case 7: return .exactly(.translatable, chance(0.5))
        case 8: return .known(pick(Feature.allCases), chance(0.5))
        default: return rangeExpression()
        }
    }

    private mutating func codeExpression() -> Expression {
        let subjects = Expression.Subject.names.compactMap(Expression.Subject.init(name:))
            .filter { $0.list != nil }
        let subject = pick(subjects)
        let words =
            subject == .solution ? ["openmrs", "dhis2"] : codes(of: subject.list ?? "", atLeast: 1)
        return pick([.anyOf(subject, words), .allOf(subject, words), .noneOf(subject, words)])
    }

    private mutating func rangeExpression() -> Expression {
        let feature = pick(Feature.allCases.filter { $0.kind != .codeSet && $0.kind != .boolean })
        let scale = SmallCatalog.codeLists[feature.list]?.codes ?? []
        var bounds: [Expression.Bound]
        if scale.isEmpty {
            bounds = [number(1e6), number(1e6)].sorted().map(Expression.Bound.number)
        } else {
            let places = [
                Int.random(in: scale.indices, using: &random),
                Int.random(in: scale.indices, using: &random),
            ]
            bounds = places.sorted().map { .rank(scale[$0]) }
        }
        switch Int.random(in: 0..<3, using: &random) {
        case 0: return .range(feature, min: bounds[0], max: nil)
        case 1: return .range(feature, min: nil, max: bounds[1])
        default: return .range(feature, min: bounds[0], max: bounds[1])
        }
    }
}
