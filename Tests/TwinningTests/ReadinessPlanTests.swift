import Catalog
import Documents
import Matching
import Testing
import Twinning

@Suite("What a region lacks for solutions, and in which order to build it")
struct ReadinessPlanTests {
    private typealias World = ReadinessWorld
    private let s01 = ReadinessDimension.scirocco("S01")
    private let s04 = ReadinessDimension.scirocco("S04")

    private func asks(_ code: String, _ levels: [(String, Double)]) -> Node {
        let levels = levels.map { Node.Member($0.0, .number($0.1)) }
        return .mapping([.init("applications", .mapping([.init(code, .mapping(levels))]))])
    }

    @Test("The highest level that any of the solutions asks is required, with all that lack it")
    func highest() throws {
        var world = World()
        world.solutions = [
            World.solution("a", requires: Requirements(readiness: ["S04": 2])),
            World.solution("b", requires: Requirements(readiness: ["S04": 4, "S01": 3])),
            World.solution("c", requires: Requirements(readiness: ["S04": 1])),
        ]
        let plan = try world.plan()
        #expect(plan.gaps.map(\.dimension) == [s04])
        #expect(plan.gaps[0].required == 4)
        #expect(plan.gaps[0].gap == 3)
        #expect(plan.gaps[0].basis == .record)
        #expect(Set(plan.gaps[0].askedBy) == [0, 1], "c asks for what is there")
        #expect(plan.met.map(\.dimension) == [s01])
        #expect(plan.met[0].gap == 0)
        #expect(plan.met[0].askedBy == [1])
    }

    @Test("The question goes before the record, and the record before the model")
    func basis() throws {
        var world = World()
        world.solutions = [
            World.solution("a", requires: Requirements(readiness: ["S04": 2])),
            World.solution("b", "1.1.2"),
        ]
        world.set("asks", asks("1.1.1", [("S04", 5), ("emram", 3)]))
        let plan = try world.plan()
        let record = try #require(plan.gaps.first { $0.dimension == s04 })
        #expect(record.required == 2, "the model says 5 of a, whose record says 2")
        #expect(record.basis == .record)
        let usual = try #require(plan.gaps.first { $0.dimension == .emram })
        #expect(usual.basis == .model)
        #expect(usual.askedBy == [0], "b is about something else")
        #expect(plan.usesModel)
        let asked = try world.plan(required: [s04: 1.5, .emram: 7])
        #expect(asked.gaps.map(\.required).sorted() == [1.5, 7])
        #expect(asked.gaps.allSatisfy { $0.basis == .query })
        #expect(!asked.usesModel)
    }

    @Test("What lies below a code of the model asks the same; a kind that asks nothing does not")
    func codes() throws {
        var world = World()
        world.solutions = [
            World.solution("a", "1.1.2"), World.solution("b", kind: "content"),
            World.solution("c", "2.1"),
        ]
        world.set("asks", asks("1.1", [("S04", 3)]))
        #expect(try world.plan().gaps.map(\.askedBy) == [[0]])
    }

    @Test("A level that nobody knows is to be assessed: it is no gap, and never zero")
    func unknown() throws {
        var world = World()
        world.solutions = [World.solution("a", requires: Requirements(readiness: ["S09": 1]))]
        let plan = try world.plan()
        #expect(plan.gaps.isEmpty)
        #expect(plan.unknown.map(\.dimension) == [.scirocco("S09")])
        #expect(plan.unknown[0].gap == nil)
        #expect(plan.unknown[0].effect == nil)
        #expect(plan.unknown[0].askedBy == [0])
    }

    @Test(
        "Where some judges see the level reached and others do not, it is uncertain",
        arguments: [
            (required: 1.0, spread: 1.0, isUncertain: true),  // met, and some say it is 0
            (2.0, 1.0, true), (2.0, 0.5, false), (2.5, 1.0, false), (0.0, 1.0, false),
            (0.5, 0.5, false), (0.5, 0.75, true), (1.5, 0.5, true),
        ]
    )
    func uncertain(required: Double, spread: Double, isUncertain: Bool) throws {
        var world = World()
        world.profile.readiness["S04"] = .init(value: 1, spread: spread)
        world.solutions = [World.solution("a")]
        let plan = try world.plan(required: [s04: required])
        let row = try #require((plan.gaps + plan.met).first)
        #expect(row.isUncertain == isUncertain, "1 ± \(spread) held against \(required)")
        #expect(plan.gaps.isEmpty == (required <= 1))
    }

    @Test("The plan: certain first, then gain, then how many ask, then size, then the id")
    func order() throws {
        var world = World()
        for dimension in ["S02", "S03", "S05", "S06", "S07"] {
            world.profile.readiness[dimension] = .init(value: 2)
        }
        world.profile.readiness["S07"] = .init(value: 2, spread: 3)
        let requires = { (levels: [String: Double]) in Requirements(readiness: levels) }
        world.solutions = [
            // Two ask for S03 and S06 in vain: of b and c the model says so, and no score moves.
            World.solution("a", requires: requires(["S02": 4, "S07": 5])),
            World.solution("b", "1.1"), World.solution("c", "1.1"), World.solution("d", "2"),
        ]
        world.set(
            "asks",
            .mapping([
                .init(
                    "applications",
                    .mapping([
                        .init(
                            "1.1",
                            .mapping([.init("S03", .number(3)), .init("S06", .number(3))])
                        ),
                        .init(
                            "2",
                            .mapping([.init("S05", .number(5)), .init("emram", .number(3))])
                        ),
                    ])
                )
            ])
        )
        world.solutions[0].features[.applications] = World.stated(.codes(["1.2"]))
        let plan = try world.plan()
        // S02 gains; S03 and S06 are asked by two; S05 lacks 3/5, EMRAM 1/7; S07 is uncertain.
        #expect(plan.gaps.map(\.dimension.id) == ["S02", "S03", "S06", "S05", "emram", "S07"])
        #expect(plan.gaps.map { ($0.effect?.gain ?? 0) > 0 }.first == true)
        #expect(plan.gaps.last?.effect?.gain ?? 0 > 0, "uncertain, although it gains")
    }

    @Test("The levels of the model move no score: closing such a gap changes no ranking")
    func modelMovesNothing() throws {
        var world = World()
        world.solutions = [World.solution("a"), World.solution("b")]
        world.set("asks", asks("1.1.1", [("S04", 5), ("emram", 7), ("bandwidth", 900)]))
        let plan = try world.plan()
        #expect(plan.gaps.count == 3)
        for row in plan.gaps {
            #expect(row.effect?.changes.isEmpty == true, "\(row.dimension)")
            #expect(row.effect?.gain == 0)
        }
    }

    @Test("Bandwidth and staff are asked by what the features say, too")
    func features() throws {
        var world = World()
        var solution = World.solution("a", requires: Requirements(bandwidth: 60))
        solution.features[.bandwidth] = World.stated(.number(80))
        solution.features[.staff] = World.stated(.number(5))
        world.solutions = [solution]
        let plan = try world.plan()
        #expect(Set(plan.gaps.map(\.dimension)) == [.bandwidth, .staff])
        #expect(Set(plan.gaps.compactMap(\.gap)) == [30, 2])
        for row in plan.gaps {
            let change = try #require(row.effect?.changes.first)
            #expect(change.scoreAfter > change.scoreBefore, "\(row.dimension)")
        }
    }

    @Test("Among the best stands what only the region's readiness keeps out")
    func demandedOut() throws {
        var world = World()
        world.solutions = [
            World.solution("a", requires: Requirements(readiness: ["S04": 4], isHard: true)),
            World.solution("b", "1.1"), World.solution("c", "2"),
        ]
        let plan = try world.plan(k: 2)
        #expect(plan.solutions.map(\.position) == [1, 0], "those that are in stand first")
        #expect(plan.solutions.map(\.rank) == [1, nil])
        let effect = try #require(plan.gaps.first?.effect)
        let change = try #require(effect.changes.first { $0.position == 0 })
        #expect(change.rankBefore == nil)
        #expect(change.rankAfter == 1)
        #expect(change.scoreBefore == change.scoreAfter, "a demand is never a criterion, too")
        #expect(effect.gain == change.scoreAfter, "it brings its whole score")
        #expect(effect.changes.map(\.position) == [0, 1, 2], "the others make room")
    }

    @Test("What the profile itself leaves out stays out, whatever is built")
    func constraints() throws {
        var world = World()
        world.solutions = [
            World.solution("a", requires: Requirements(readiness: ["S04": 4])),
            World.solution("b", "2"),
        ]
        world.profile.constraints = [
            NamedConstraint(id: "x", when: .noneOf(.feature(.applications), ["1"]))
        ]
        #expect(try world.plan().solutions.map(\.position) == [1])
        let named = try world.plan(for: ["a"])
        let effect = try #require(named.gaps.first?.effect)
        #expect(effect.gain == 0)
        #expect(effect.changes.map(\.rankAfter) == [nil])
        #expect(effect.changes[0].scoreAfter > effect.changes[0].scoreBefore)
    }

    @Test("Entries that build a dimension are named best first, with what they cover")
    func help() throws {
        var world = World()
        world.set(
            "builds",
            .mapping([
                .init(
                    "S04",
                    .mapping([
                        .init("challenges", .mapping([.init("1.1", .number(1))])),
                        .init("interventions", .mapping([.init("2.1", .number(1))])),
                    ])
                )
            ])
        )
        world.set("asks", asks("1.1.1", [("S04", 3), ("S01", 4)]))
        let entry = { (id: String, challenge: String?, intervention: String?, kind: String) in
            var entry = World.solution(id, "2", kind: kind)
            entry.features[.challenges] = challenge.map { World.stated(.codes([$0])) }
            entry.features[.interventions] = intervention.map { World.stated(.codes([$0])) }
            return entry
        }
        world.solutions = [
            World.solution("a"),
            entry("b", "1.1", nil, "content"),  // half of it
            entry("c", "1.1.2", "2.1", "content"),  // all: below what is wanted
            entry("d", "1.2", "2.10", "content"),  // nothing but the same roots
            entry("e", "1.1", "2.1", "software"),  // no training
            entry("f", nil, "2", "content"),  // above what is wanted: a quarter
        ]
        let plan = try world.plan()
        let row = try #require(plan.gaps.first { $0.dimension == s04 })
        #expect(row.help.map(\.position) == [2, 1], "the best two, and no more")
        #expect(row.help.map(\.score) == [1, 0.5])
        #expect(row.help[0].hits.map(\.code) == ["1.1", "2.1"])
        #expect(row.help[0].hits.map(\.have) == ["1.1.2", "2.1"])
        world.set(
            "help",
            .mapping([
                .init("most", .number(9)), .init("least", .number(0.2)),
                .init("near", .number(0.5)),
            ])
        )
        let all = try #require(try world.plan().gaps.first { $0.dimension == s04 })
        #expect(all.help.map(\.position) == [2, 1, 5])
        #expect(all.help.map(\.score) == [1, 0.5, 0.25], "what is near counts as far as it is")
        let other = try #require(plan.gaps.first { $0.dimension == s01 })
        #expect(other.help.isEmpty, "nothing is said to build it")
    }
}
