import Catalog
import Documents
import TestSupport
import Testing

@testable import Matching

@Suite("Three-valued logic")
struct KleeneTests {
    /// A random expression in which every feature occurs once.
    private func expression(
        _ features: ArraySlice<Feature>,
        _ random: inout SplitMix64
    ) -> Expression {
        if Int.random(in: 0..<4, using: &random) == 0 { return .not(expression(features, &random)) }
        guard features.count > 1 else {
            let feature = features.first ?? .users
            return Bool.random(using: &random)
                ? .anyOf(.feature(feature), ["1"]) : .noneOf(.feature(feature), ["1"])
        }
        let middle = features.startIndex + Int.random(in: 1..<features.count, using: &random)
        let parts = [
            expression(features[features.startIndex..<middle], &random),
            expression(features[middle...], &random),
        ]
        return Bool.random(using: &random) ? .all(parts) : .any(parts)
    }

    /// What an expression is worth once every feature is known.
    private func truth(_ expression: Expression, _ has: [Feature: Bool]) -> Bool {
        switch expression {
        case .all(let parts): parts.allSatisfy { truth($0, has) }
        case .any(let parts): parts.contains { truth($0, has) }
        case .not(let part): !truth(part, has)
        case .anyOf(.feature(let feature), _): has[feature] == true
        case .noneOf(.feature(let feature), _): has[feature] == false
        default: false
        }
    }

    @Test("An answer is yes or no only where it is so in every possible world", arguments: 0..<4)
    func possibleWorlds(seed: Int) {
        let features = Feature.codeSets.filter { $0 != .languages && $0 != .populations }.prefix(5)
        var random = SplitMix64(seed: seed)
        for number in 0..<500 {
            let expression = expression(features, &random)
            var solution = World.solution("a")
            var known: [Feature: Bool] = [:]
            for feature in features where Bool.random(using: &random) {
                let has = Bool.random(using: &random)
                known[feature] = has
                solution.features[feature] = World.stated(.codes(has ? ["1.1"] : ["2"]))
            }
            let open = features.filter { known[$0] == nil }
            let truths = (0..<(1 << open.count)).map { world in
                var has = known
                for (place, feature) in open.enumerated() { has[feature] = world >> place & 1 == 1 }
                return truth(expression, has)
            }
            let engine = MatchEngine(snapshot: World.snapshot([solution]), models: ModelSet([]))
            let isYes = !engine.solutions(satisfying: expression).isEmpty
            let isNo = !engine.solutions(satisfying: .not(expression)).isEmpty
            #expect(isYes == !truths.contains(false), "seed \(seed), case \(number): \(expression)")
            #expect(isNo == !truths.contains(true), "seed \(seed), case \(number): \(expression)")
        }
    }

    @Test("A constraint is in force from its first day until the day it ends")
    func inForce() throws {
        var constraint = NamedConstraint(id: "c", when: .known(.trl, true), unknown: .block)
        constraint.from = .init("2026-03-01")
        constraint.until = .init("2026-06-01")
        let days = [
            ("2026-02-28", false), ("2026-03-01", true), ("2026-05-31", true),
            ("2026-06-01", false),
        ]
        var profile = World.profile()
        profile.constraints = [constraint]
        profile.languages = ["ro"]
        let engine = MatchEngine(
            snapshot: World.snapshot([World.solution("a")]),
            models: ModelSet([Sample.model([Sample.read])])
        )
        for (day, isInForce) in days {
            let asOf = try #require(CalendarDate(day))
            let plan = try engine.plan(MatchQuery(profile: profile, asOf: asOf))
            #expect(engine.rank(plan).total == (isInForce ? 0 : 1), "\(day)")
        }
    }

    @Test(
        "What nobody knows is excluded, warned of or let pass, as the constraint says",
        arguments: [
            (NamedConstraint.UnknownPolicy.block, 0, []), (.warn, 1, ["c"]), (.allow, 1, []),
        ]
    )
    func policies(policy: NamedConstraint.UnknownPolicy, total: Int, warnings: [String]) throws {
        var profile = World.profile()
        let range = Expression.range(.trl, min: .rank("7"), max: nil)
        profile.constraints = [NamedConstraint(id: "c", when: range, unknown: policy)]
        profile.languages = ["ro"]
        let engine = MatchEngine(
            snapshot: World.snapshot([World.solution("a")]),
            models: ModelSet([Sample.model([Sample.read])])
        )
        let plan = try engine.plan(MatchQuery(profile: profile, asOf: World.today))
        let ranking = engine.rank(plan)
        #expect(ranking.total == total)
        #expect(engine.warnings(at: 0, of: plan) == warnings)
        let blocked = Ranking.Exclusion(constraint: "c", no: 0, unknown: 1)
        #expect(ranking.exclusions == (policy == .block ? [blocked] : []))
    }
}
