import TestSupport
import Testing

@testable import Twinning

@Suite("A programme's grants go to the best pairs, and no pair has reason to complain")
struct AssignmentTests {
    private static func pair(_ a: Int, _ b: Int, _ score: Double, _ cost: Int) -> GrantCandidate {
        GrantCandidate(originator: a, adopter: b, score: score, cost: cost)
    }

    /// Some pairs of a few regions; many scores and costs are equal.
    private static func instance(
        _ random: inout SplitMix64
    ) -> (candidates: [GrantCandidate], grants: Int, budget: Int?) {
        let regions = 3 + random.below(12)
        var seen: Set<Int> = []
        var candidates: [GrantCandidate] = []
        for _ in 0..<random.below(60) {
            let (a, b) = (random.below(regions), random.below(regions))
            guard a != b, seen.insert(a * regions + b).inserted else { continue }
            candidates.append(
                pair(a, b, Double(random.below(8)) / 8, 1000 * (1 + random.below(6)))
            )
        }
        candidates.shuffle(using: &random)
        let budget = random.below(4) == 0 ? nil : 1000 * random.below(20)
        return (candidates, 1 + random.below(6), budget)
    }

    @Test("The verifier finds nothing to object to in 1,000 seeded instances")
    func verified() {
        var ends: Set<Assignment.End> = []
        for seed in 1...1000 {
            var random = SplitMix64(seed: seed)
            let (candidates, grants, budget) = Self.instance(&random)
            let assignment = Assignment(candidates, grants: grants, budget: budget)
            #expect(AssignmentVerifier.breaches(of: assignment) == [], "seed \(seed)")
            #expect(assignment.spent <= budget ?? .max, "seed \(seed)")
            ends.insert(assignment.end)
        }
        #expect(ends == [.grants, .budget, .pairs], "the instances end in every way")
    }

    @Test("The order in which pairs come makes no difference", arguments: 1...100)
    func order(seed: Int) {
        var random = SplitMix64(seed: seed)
        let (candidates, grants, budget) = Self.instance(&random)
        let first = Assignment(candidates, grants: grants, budget: budget)
        let again = Assignment(candidates.shuffled(using: &random), grants: grants, budget: budget)
        #expect(
            first.taken.map { candidates[$0] } == again.taken.map { again.candidates[$0] },
            "seed \(seed)"
        )
    }

    /// Worked out by hand: 1-2 is best and taken (30 of 60 spent); 3-2 is next, but 2 has its pair;
    /// 3-4 would cost 40, and 30 is left; 5-4 costs 20 and is taken (10 left); 3-6 costs 20; 3-7
    /// costs 10 and is taken, the third grant.
    private static let tiny = [
        pair(1, 2, 0.9, 30), pair(3, 2, 0.8, 10), pair(3, 4, 0.7, 40), pair(5, 4, 0.6, 20),
        pair(3, 6, 0.5, 20), pair(3, 7, 0.4, 10), pair(8, 9, 0.3, 0),
    ]

    @Test("A tiny instance comes out as worked out by hand")
    func byHand() {
        let assignment = Assignment(Self.tiny, grants: 3, budget: 60)
        #expect(assignment.taken == [0, 3, 5])
        #expect(assignment.spent == 60)
        #expect(assignment.left == 0)
        #expect(assignment.end == .grants)
        #expect(assignment.reason(against: 0) == nil)
        #expect(assignment.reason(against: 1) == .taken(by: 0))
        #expect(assignment.reason(against: 2) == .cost(left: 30))
        #expect(assignment.reason(against: 4) == .cost(left: 10))
        #expect(assignment.reason(against: 6) == .grants)
        #expect(assignment.passed(for: 4) == [2])
        #expect(assignment.passed(for: 6) == [4], "who got none is told of all its pairs")
        #expect(assignment.next(for: 2) == 1)
        #expect(assignment.next(for: 7) == nil)
        #expect(AssignmentVerifier.breaches(of: assignment) == [])
    }

    @Test("A region that gives in one pair takes in no other")
    func bothSides() {
        let candidates = [
            Self.pair(1, 2, 0.9, 0), Self.pair(2, 3, 0.8, 0), Self.pair(4, 1, 0.7, 0),
        ]
        let assignment = Assignment(candidates, grants: 9, budget: nil)
        #expect(assignment.taken == [0])
        #expect(assignment.end == .pairs)
        #expect(assignment.left == nil)
    }

    @Test("Equal scores are taken by ids: first the originator's, then the adopter's")
    func ties() {
        let candidates = [
            Self.pair(2, 5, 0.5, 0), Self.pair(1, 6, 0.5, 0), Self.pair(1, 4, 0.5, 0),
        ]
        #expect(Assignment(candidates, grants: 3, budget: nil).taken == [2, 0])
    }

    @Test("A budget that pays for nothing takes nothing, and says so")
    func tooLittle() {
        let assignment = Assignment(Self.tiny.dropLast(), grants: 3, budget: 9)
        #expect(assignment.taken == [])
        #expect(assignment.end == .budget)
        #expect(assignment.reason(against: 0) == .cost(left: 9))
        #expect(Assignment([], grants: 3, budget: 9).end == .pairs)
    }

    @Test("The verifier tells each way in which an assignment can be wrong")
    func objections() {
        let pairs = Array(Self.tiny)
        let wrong = { (taken: [Int], grants: Int, budget: Int?) in
            AssignmentVerifier.breaches(
                of: Assignment(pairs, taken: taken, grants: grants, budget: budget)
            )
        }
        #expect(wrong([0, 1], 3, nil).contains(.shared(region: 2)))
        #expect(wrong([0, 3, 5], 2, nil).contains(.grants))
        #expect(wrong([0, 3, 5], 3, 59).contains(.budget))
        // 1-2 is better than 3-2, for both of its sides, and what 3-2 gives back pays for it.
        #expect(wrong([1], 1, 30).contains(.blocking(candidate: 0)))
        // It costs 30; with 29 there is no way.
        #expect(!wrong([1], 1, 29).contains(.blocking(candidate: 0)))
        // A free pair that nobody needs to be released for.
        #expect(wrong([0], 2, 60).contains(.blocking(candidate: 3)))
        #expect(wrong([], 1, nil) == pairs.indices.map { .blocking(candidate: $0) })
    }
}
