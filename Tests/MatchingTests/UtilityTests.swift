import Catalog
import Matching
import Testing

/// Utilities worked out by hand.
@Suite("Utilities worked out by hand")
struct UtilityTests {
    /// A solution with one feature.
    private func solution(_ feature: Feature, _ value: FeatureValue) -> Solution {
        var solution = World.solution("a")
        solution.features[feature] = World.stated(value)
        return solution
    }

    @Test(
        "The affinity of a code to one that is needed",
        arguments: [
            // The same, below, above, the same parent below a root, the same root, none.
            ("1.1.1", "1.1.1", 1), ("1.1", "1.1.1", 1), ("1", "1.1.2", 1), ("1.1.1", "1.1", 0.5),
            ("1.1.1", "1", 0.5), ("1.1.1", "1.1.2", 0.5), ("1.2", "1.1.1", 0.2),
            // Children of a root are only of one group.
            ("1.1", "1.2", 0.2), ("2.1", "2.10", 0.2), ("1.1", "2.1", 0), ("1", "2", 0),
        ] as [(String, String, Double)]
    )
    func affinity(need: String, have: String, expected: Double) throws {
        var profile = World.profile()
        profile.needs[.users] = [.init(code: need, weight: 0.3)]
        let criterion = Sample.criterion("u", .feature(.users), .needs(.users), .overlap)
        let utility = try Sample.utility(criterion, profile, solution(.users, .codes([have])))
        #expect(utility == expected)
    }

    @Test("Overlap is the weighted share of needs, each by its best code")
    func overlap() throws {
        var profile = World.profile()
        profile.needs[.users] = [
            .init(code: "2.10", weight: 0.5), .init(code: "1.1", weight: 1),
            .init(code: "2", weight: 0),
        ]
        let criterion = Sample.criterion("u", .feature(.users), .needs(.users), .overlap)
        let utility = { (codes: [String]) in
            try Sample.utility(criterion, profile, solution(.users, .codes(codes)))
        }
        // 1.1.1 lies below 1.1: 1 x 1. 2.1 shares the root of 2.10: 0.5 x 0.2. Of 1.5 in all.
        #expect(try utility(["1.1.1", "2.1"]) == (1 + 0.5 * 0.2) / 1.5)
        #expect(try utility(["1.2"]) == 0.2 / 1.5)
        #expect(try utility([]) == 0, "known to have none")
        #expect(try Sample.utility(criterion, profile, World.solution("a")) == nil)
    }

    @Test("What is in place: itself fits fully, others by the standards they speak")
    func existing() throws {
        var profile = World.profile()
        profile.existing = ["1.1", "a", "2.10"]
        let criterion = Sample.criterion("x", .feature(.standards), .existing, .overlap)
        #expect(try Sample.utility(criterion, profile, World.solution("a")) == 1)
        #expect(try Sample.utility(criterion, profile, World.solution("b")) == nil)
        var other = World.solution("b")
        other.features[.standards] = World.stated(.codes(["1.1.2", "2.1"]))
        #expect(try Sample.utility(criterion, profile, other) == (1 + 0.2) / 3)
    }

    @Test(
        "A step of a scale: 1 from the wanted one up, falling over the whole scale below it",
        arguments: [("7", "9", 1), ("7", "7", 1), ("7", "5", 0.75), ("9", "1", 0), ("1", "1", 1)]
            as [(String, String, Double)]
    )
    func atLeastRank(need: String, have: String, expected: Double) throws {
        var profile = World.profile()
        profile.targets[.trl] = .atLeastRank(need)
        let criterion = Sample.criterion("t", .feature(.trl), .target(.trl), .atLeast)
        #expect(try Sample.utility(criterion, profile, solution(.trl, .rank(have))) == expected)
    }

    @Test(
        "Numbers: at least, at most, and a trapezoid",
        arguments: [
            (.atLeast(10), 4, 0.4), (.atLeast(10), 10, 1), (.atLeast(10), 30, 1),
            (.atLeast(0), 0, 1),
            (.atMost(10), 10, 1), (.atMost(10), 15, 0.5), (.atMost(10), 20, 0),
            (.atMost(10), 99, 0), (.atMost(0), 0, 1), (.atMost(0), 0.5, 0),
            (.range(best: 4...6, tolerated: 2...10), 1, 0),
            (.range(best: 4...6, tolerated: 2...10), 2, 0),
            (.range(best: 4...6, tolerated: 2...10), 3, 0.5),
            (.range(best: 4...6, tolerated: 2...10), 4, 1),
            (.range(best: 4...6, tolerated: 2...10), 8, 0.5),
            (.range(best: 4...6, tolerated: 2...10), 11, 0),
            // Equal edges are a step.
            (.range(best: 4...6, tolerated: 4...6), 4, 1),
            (.range(best: 4...6, tolerated: 4...6), 3.9, 0),
            (.range(best: 4...6, tolerated: 4...6), 6.1, 0),
        ] as [(Target, Double, Double)]
    )
    func numbers(target: Target, have: Double, expected: Double) throws {
        var profile = World.profile()
        profile.targets[.bandwidth] = target
        let side = ProfileSide.target(.bandwidth)
        let criterion = Sample.criterion("b", .feature(.bandwidth), side, .target)
        let given = solution(.bandwidth, .number(have))
        #expect(try Sample.utility(criterion, profile, given) == expected)
    }

    @Test("A budget is a number that the cost may reach")
    func budget() throws {
        var profile = World.profile()
        profile.setupBudget = 100
        let criterion = Sample.criterion("c", .feature(.setupCost), .setupBudget, .atMost)
        let given = solution(.setupCost, .number(125))
        #expect(try Sample.utility(criterion, profile, given) == 0.75)
    }

    @Test("A truth value is wanted or not, and a table says what a step is worth")
    func exactlyAndLevels() throws {
        var profile = World.profile()
        profile.targets[.translatable] = .exactly(true)
        let side = ProfileSide.target(.translatable)
        let exactly = Sample.criterion("t", .feature(.translatable), side, .exactly)
        for (value, expected) in [(true, 1.0), (false, 0)] {
            let given = solution(.translatable, .boolean(value))
            #expect(try Sample.utility(exactly, profile, given) == expected)
        }
        let table = Utility.levels(["none": 0, "partial": 0.6, "full": 1])
        let levels = Sample.criterion("o", .feature(.offline), nil, table)
        #expect(try Sample.utility(levels, profile, solution(.offline, .rank("partial"))) == 0.6)
    }

    @Test("Readiness is the mean over the dimensions that both sides state")
    func readiness() throws {
        var profile = World.profile()
        profile.readiness = ["S01": .init(value: 1), "S02": .init(value: 4)]
        profile.emram = 3.5
        let readiness = Sample.criterion("r", .requiredReadiness, .readiness, .readiness)
        let emram = Sample.criterion("e", .requiredEmram, .emram, .readiness)
        var given = World.solution("a")
        #expect(try Sample.utility(readiness, profile, given) == nil)
        // S01 asks 3 and has 1: 1 - 2/5 = 0.6. S02 asks 2 and has 4: 1. S03 nobody knows.
        given.requires = Requirements(readiness: ["S01": 3, "S02": 2, "S03": 5], emram: 6)
        #expect(try Sample.utility(readiness, profile, given) == (0.6 + 1) / 2)
        #expect(try Sample.utility(emram, profile, given) == 1 - 2.5 / 7)
        given.requires?.isHard = true
        #expect(try Sample.utility(readiness, profile, given) == nil, "a constraint then")
        #expect(try Sample.utility(emram, profile, given) == nil)
    }

    @Test("Adoption halves every five years, and use at home is none elsewhere")
    func adoption() throws {
        let criterion = Sample.criterion("a", .deployments, .region, .adoption)
        var given = World.solution("a")
        given.deployments = [Deployment(region: "RO21", year: 2026, level: "scale-up", source: "x")]
        #expect(try Sample.utility(criterion, World.profile(), given) == nil)
        given.deployments.append(
            Deployment(region: "RO22", year: 2021, level: "uptake", source: "x")
        )
        let geography = World.geography
        let similarity = try geography.similarity(
            #require(geography.position(of: "RO21")),
            #require(geography.position(of: "RO22"))
        )
        let sum = similarity * 0.7 * 0.5
        #expect(try Sample.utility(criterion, World.profile(), given) == sum / (sum + 3))
        given.deployments = [Deployment(region: "RO22", year: 2026, level: nil, source: "x")]
        let untold = similarity * 0.4
        #expect(try Sample.utility(criterion, World.profile(), given) == untold / (untold + 3))
    }

    /// Voices of a region through a portal that all say the same.
    private func voices(
        _ count: Int,
        saying score: Int,
        from region: String = "RO21",
        by portal: Int = 0
    ) throws -> Evidence.Voices {
        Evidence.Voices(
            region: try #require(World.geography.position(of: region)),
            portal: portal,
            count: count,
            weight: count * Evidence.Voices.unit,
            favour: count * Evidence.Voices.unit * (score + 3)
        )
    }

    private func utility(
        _ voices: [Evidence.Voices],
        _ bounds: FeedbackBounds = FeedbackBounds()
    ) throws -> Double? {
        let criterion = Sample.criterion("f", .feedback, nil, .feedback(bounds))
        let evidence = Evidence(revision: 1, voices: voices.isEmpty ? [:] : ["a": voices])
        let solution = World.solution("a")
        return try Sample.utility(criterion, World.profile(), solution, evidence: evidence)
    }

    @Test("Feedback is shrunk toward the middle as ten neutral voices would")
    func feedback() throws {
        #expect(try utility([]) == nil)
        #expect(try utility([voices(1, saying: 3)]) == 6.0 / 11)
        #expect(try utility([voices(2, saying: -3)]) == 5.0 / 12)
        #expect(try utility([voices(1, saying: 0)]) == 5.5 / 11)
    }

    @Test("Two hundred moderate voices outrank two enthusiastic ones")
    func manyOutrankFew() throws {
        let many = try #require(try utility([voices(200, saying: 1)]))
        let few = try #require(try utility([voices(2, saying: 3)]))
        #expect(many > few)
    }

    @Test("A voice from a region that is alike counts its likeness, discounted")
    func elsewhere() throws {
        let geography = World.geography
        let likeness = geography.similarity(
            try #require(geography.position(of: "RO21")),
            try #require(geography.position(of: "RO22"))
        )
        let heard = try #require(try utility([voices(4, saying: 3, from: "RO22")]))
        let weight = 4 * 0.5 * likeness
        #expect(abs(heard - (5 + weight) / (10 + weight)) < 1e-5)
    }

    @Test("A portal has at most half of the weight, once there are two")
    func portals() throws {
        let alone = try utility([voices(100, saying: 3)])
        #expect(alone == 105.0 / 110)
        let beside = try utility([voices(100, saying: 3), voices(5, saying: 0, by: 1)])
        #expect(beside == (5 + 5 + 2.5) / 20)
        let unbound = try utility(
            [voices(100, saying: 3), voices(5, saying: 0, by: 1)],
            FeedbackBounds(portal: 1)
        )
        #expect(unbound == (5 + 100 + 2.5) / 115)
    }

    @Test("What a region tells stands in place of what the record says of it")
    func toldSites() throws {
        let criterion = Sample.criterion("a", .deployments, .region, .adoption)
        var solution = World.solution("a")
        solution.deployments = [
            Deployment(region: "RO22", year: 2026, level: "scale-up", source: "x")
        ]
        let region = try #require(World.geography.position(of: "RO22"))
        let told = { (level: String?) in
            Evidence(
                revision: 1,
                sites: ["a": [Evidence.Site(region: region, year: 2026, level: level)]]
            )
        }
        let utility = { (evidence: Evidence) in
            try Sample.utility(criterion, World.profile(), solution, evidence: evidence)
        }
        let before = try #require(try utility(.none))
        let after = try #require(try utility(told("adoption")))
        #expect(after < before)
        #expect(try utility(told(nil)) == nil)
    }
}
