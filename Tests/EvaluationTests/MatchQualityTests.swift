import Evaluation
import Foundation
import Testing

@Suite("Match quality")
struct MatchQualityTests {
    private func quality(seed: UInt64 = 7) throws -> MatchQuality {
        try MatchQuality(of: ["plain"], Case.hidden(), Bootstrap(samples: 200, seed: seed))
    }

    private func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-12 }

    @Test("Micro is the mean over pairs, macro the mean over solutions of their mean")
    func means() throws {
        let summary = try #require(try quality().models["plain"]).summary
        // The ranks are 1, 2, 1 of a, 1, 2, 2 of b, 1, 2 of c and 3 of d.
        #expect(isNear(summary.micro.mrr, (4 + 4 * 0.5 + 1.0 / 3) / 9))
        #expect(isNear(summary.macro.mrr, (2.5 / 3 + 2.0 / 3 + 1.5 / 2 + 1.0 / 3) / 4))
        let second = 1 / log2(3.0)
        #expect(isNear(summary.micro.ndcg, (4 + 4 * second + 0.5) / 9))
        #expect(summary.micro.hit3 == 1)
        #expect(summary.macro.hit10 == 1)
    }

    @Test("A hit is a rank of at most three, or of at most ten")
    func hits() {
        #expect([3, 4, 10, 11].map { Figures(rank: $0).hit3 } == [1, 0, 0, 0])
        #expect([3, 4, 10, 11].map { Figures(rank: $0).hit10 } == [1, 1, 1, 0])
    }

    @Test("Popularity counts the other countries, equals by name")
    func popularity() throws {
        // Ranks: AA 1, 1, 1; BB 1, 1; CC a behind b 2, c behind b 2; DD b behind a 2, d last 3.
        let summary = try quality().popularity.summary
        #expect(isNear(summary.micro.mrr, (5 + 3 * 0.5 + 1.0 / 3) / 9))
        #expect(isNear(summary.macro.mrr, (2.5 / 3 + 2.5 / 3 + 1.5 / 2 + 1.0 / 3) / 4))
    }

    @Test("The random order is what is to be expected, not a draw")
    func random() throws {
        // AA has two candidates for each of its three pairs, the others three for their six.
        let summary = try quality().random.summary
        let (two, three) = (1.5 / 2, (1.5 + 1.0 / 3) / 3)
        #expect(isNear(summary.micro.mrr, (3 * two + 6 * three) / 9))
        let uniform = Figures(randomAmong: 36)
        #expect(isNear(uniform.hit10, 10.0 / 36))
    }

    @Test("Two runs give the same, another seed other intervals and the same figures")
    func seeds() throws {
        #expect(try quality() == quality())
        let other = try quality(seed: 8)
        #expect(try other.models["plain"]?.summary == quality().models["plain"]?.summary)
        #expect(try other.models["plain"]?.interval != quality().models["plain"]?.interval)
    }

    @Test("Intervals hold the figure, and are wider than nothing")
    func intervals() throws {
        let standing = try #require(try quality().models["plain"])
        let (low, high) = (standing.interval.low.micro.mrr, standing.interval.high.micro.mrr)
        #expect(low < standing.summary.micro.mrr && standing.summary.micro.mrr < high)
    }
}
