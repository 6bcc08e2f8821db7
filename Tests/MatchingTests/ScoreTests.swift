import Catalog
import Documents
import Matching
import Testing

/// Weights, intervals and the order, worked out by hand.
@Suite("Scores worked out by hand")
struct ScoreTests {
    private let criteria = [
        Sample.criterion("a", .feature(.users), .needs(.users), .overlap, weight: 0.5),
        Sample.criterion("b", .feature(.trl), .target(.trl), .atLeast, weight: 0.25),
        Sample.criterion(
            "c",
            .feature(.translatable),
            .target(.translatable),
            .exactly,
            weight: 0.25,
            unknown: 0.5
        ),
    ]

    private var profile: NeedsProfile {
        var profile = World.profile()
        profile.needs[.users] = [.init(code: "1", weight: 1)]
        profile.targets[.trl] = .atLeastRank("9")
        profile.targets[.translatable] = .exactly(true)
        return profile
    }

    private func solution(_ id: String, trl: String?) -> Solution {
        var solution = World.solution(id)
        solution.features[.users] = World.stated(.codes(["1.2"]))
        if let trl { solution.features[.trl] = World.stated(.rank(trl)) }
        return solution
    }

    private func ranking(
        _ solutions: [Solution],
        _ change: (inout MatchQuery) -> Void = { _ in }
    ) throws -> Ranking {
        let engine = MatchEngine(
            snapshot: World.snapshot(solutions),
            models: ModelSet([Sample.model(criteria)])
        )
        var query = MatchQuery(profile: profile, asOf: World.today)
        change(&query)
        return engine.rank(try engine.plan(query))
    }

    @Test("What is unknown widens the interval and counts what the model says")
    func interval() throws {
        let score = try #require(try ranking([solution("x", trl: "5")]).scores.first)
        // 0.5 x 1 + 0.25 x (1 - 4/8) + 0.25 x the model's 0.5.
        #expect(score.value == 0.75)
        #expect(score.low == 0.625)
        #expect(score.high == 0.875)
        #expect(score.coverage == 0.75)
    }

    @Test(
        "Unknown may count as the model says, as nothing, or fully",
        arguments: [(MatchQuery.Unknowns.model, 0.75), (.pessimistic, 0.625), (.optimistic, 0.875)]
    )
    func unknowns(unknowns: MatchQuery.Unknowns, expected: Double) throws {
        let scores = try ranking([solution("x", trl: "5")]) { $0.unknowns = unknowns }.scores
        #expect(scores.map(\.value) == [expected])
    }

    @Test("Equal scores stand by what is known, then by id")
    func ties() throws {
        // Of b the TRL is known to be worth nothing, of the others nobody knows it.
        let solutions = [
            solution("c", trl: nil), solution("b", trl: "1"), solution("a", trl: nil),
        ]
        let ranking = try ranking(solutions)
        #expect(Set(ranking.scores.map(\.value)) == [0.625])
        #expect(ranking.scores.map(\.position) == [1, 0, 2], "b, a, c")
    }

    @Test("A query's weights go before the profile's, and those before the model's")
    func layers() throws {
        let weights = {
            (profileWeights: [NeedsProfile.Weight], queryWeights: [NeedsProfile.Weight])
                throws -> [Double] in
            let engine = MatchEngine(
                snapshot: World.snapshot([solution("x", trl: "5")]),
                models: ModelSet([Sample.model(criteria)])
            )
            var query = MatchQuery(profile: profile, asOf: World.today)
            query.profile.weights = profileWeights
            query.weights = queryWeights
            return engine.weights(of: try engine.plan(query)).map(\.weight)
        }
        #expect(try weights([], []) == [0.5, 0.25, 0.25])
        #expect(try weights([.init(name: "b", raw: 1)], []) == [0.5 / 1.75, 1 / 1.75, 0.25 / 1.75])
        #expect(try weights([.init(name: "b", raw: 1)], [.init(name: "b", raw: 0)])[1] == 0)
        // The group's 2 is shared as the model's 0.5, 0.25 and 0.25.
        #expect(try weights([], [.init(name: "g", raw: 2)]) == [0.5, 0.25, 0.25])
    }

    @Test("A group's weight is shared among those of its criteria that are active")
    func groups() throws {
        var other = criteria
        other[2].group = "h"
        let engine = MatchEngine(
            snapshot: World.snapshot([solution("x", trl: "5")]),
            models: ModelSet([Sample.model(other)])
        )
        var query = MatchQuery(profile: profile, asOf: World.today)
        query.profile.targets[.trl] = nil
        query.weights = [.init(name: "g", raw: 3), .init(name: "h", raw: 1)]
        #expect(engine.weights(of: try engine.plan(query)).map(\.weight) == [0.75, 0.25])
        query.profile.targets[.trl] = .atLeastRank("9")
        #expect(engine.weights(of: try engine.plan(query)).map(\.weight) == [0.5, 0.25, 0.25])
    }

    @Test("Weights that add up to nothing, and names nobody knows, are refused")
    func refusals() throws {
        let fault = { (weights: [NeedsProfile.Weight]) -> Fault? in
            do {
                _ = try ranking([solution("x", trl: nil)]) { $0.weights = weights }
                return nil
            } catch { return error as? Fault }
        }
        let nothing = fault(["a", "b", "c"].map { .init(name: $0, raw: 0) })
        #expect(nothing?.message.contains("nothing to score by") == true)
        #expect(fault([.init(name: "bb", raw: 1)])?.allowed == ["b"])
        let twice = fault([.init(name: "g", raw: 1), .init(name: "a", raw: 1)])
        #expect(twice?.message.contains("and its group") == true)
    }

    @Test("What a solution demands excludes a region that falls short, and warns where unknown")
    func hardRequirements() throws {
        var demanding = solution("x", trl: "9")
        demanding.requires = Requirements(readiness: ["S01": 3], emram: 5, isHard: true)
        let short = try ranking([demanding]) {
            $0.profile.readiness = ["S01": .init(value: 2.5)]
            $0.profile.emram = 5
        }
        #expect(short.total == 0)
        #expect(short.exclusions.map(\.constraint) == ["requires.S01"])
        #expect(short.exclusions.map(\.no) == [1])
        let met = try ranking([demanding]) { $0.profile.readiness = ["S01": .init(value: 3)] }
        #expect(met.total == 1, "the EMRAM stage is not known, which only warns")
        #expect(met.exclusions.isEmpty)
    }

    @Test("A lowest score cuts the list and not the total")
    func lowestScore() throws {
        let ranking = try ranking([solution("a", trl: "9"), solution("b", trl: "1")]) {
            $0.minScore = 0.8
        }
        #expect(ranking.scores.map(\.position) == [0])
        #expect(ranking.total == 2)
    }
}
