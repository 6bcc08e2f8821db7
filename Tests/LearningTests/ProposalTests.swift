import Catalog
import Documents
import Matching
import TestSupport
import Testing

@testable import Learning

@Suite("Preferences propose weights")
struct ProposalTests {
    /// Six solutions, each best at something, and preferences for what is cheap to set up.
    private static let rows: [[Double]] = [
        [1, 0.5, 0, 0.5], [0.5, 1, 0, 0.5], [0.5, 0.5, 1, 0], [0, 0.5, 0.75, 0.5],
        [0.75, 0.75, 0.25, 0.25], [0.25, 0.25, 0.5, 0.75],
    ]
    private static let cheap = [(2, 0), (2, 1), (3, 0), (3, 4)].map {
        Preference(better: $0.0, worse: $0.1)
    }

    @Test(
        "Weights that somebody judges by are found, and what they prefer is foreseen, on 30 seeds",
        arguments: [(LearningBounds(penalty: 1), 0.05, 0.09), (LearningBounds(), 0.14, 0.01)]
    )
    func planted(bounds: LearningBounds, nearest: Double, rise: Double) throws {
        let planted = [0.4, 0.3, 0.15, 0.15]
        var (before, after, distance) = (0.0, 0.0, 0.0)
        for seed in 0..<30 {
            var random = SplitMix64(seed: seed)
            let rows = Market.rows(30, &random)
            let market = try Market(rows, learning: bounds)
            let told = Market.preferences(rows, of: planted, count: 200, &random)
            let proposal = try market.proposal(told, seed: UInt64(seed))
            before += proposal.heldOut.before / 30
            after += proposal.heldOut.after / 30
            var furthest = 0.0
            for (line, weight) in zip(proposal.lines, planted) {
                #expect((line.lower...line.upper).contains(line.after), "seed \(seed): \(line)")
                furthest = max(furthest, abs(line.after - weight))
            }
            // From equal weights, the furthest of the planted ones is 0.15 away.
            #expect(furthest < 0.15, "seed \(seed): a weight ends \(furthest) away")
            distance += furthest / 30
        }
        #expect(distance < nearest, "a weight ends \(distance) away in the mean")
        #expect(after > before + rise, "held-out accuracy rises: \(before) to \(after)")
    }

    @Test("Preferences that the ranking follows already propose nothing")
    func agreed() throws {
        let market = try Market(Self.rows, raw: [1, 1, 6, 1])
        let proposal = try market.proposal(Self.cheap)
        #expect(!proposal.isChanged)
        #expect(proposal.lines.map(\.after) == market.plan.weights)
        #expect(proposal.lines.map(\.raw) == market.plan.rawWeights)
        #expect(proposal.fitted == .init(before: 1, after: 1))
        #expect(proposal.heldOut == .init(before: 1, after: 1))
    }

    @Test("What is proposed ranks as preferred, and the raw weights make exactly that")
    func applied() throws {
        let market = try Market(Self.rows, raw: [3, 3, 2, 2])
        let proposal = try market.proposal(Self.cheap)
        #expect(proposal.fitted.after > proposal.fitted.before, "\(proposal.fitted)")
        let setup = try #require(proposal.lines.first { $0.criterion == "setup-cost" })
        #expect(setup.after > setup.before, "they all speak for what is cheap to set up")
        let applied = try Market(
            Self.rows,
            raw: [3, 3, 2, 2],
            weights: proposal.profileWeights
        )
        for (line, weight) in zip(proposal.lines, applied.plan.weights) {
            #expect(abs(line.after - weight) < 1e-15, "\(line.criterion): \(line.after), \(weight)")
        }
        let again = try applied.proposal(Self.cheap)
        #expect(again.fitted.before == proposal.fitted.after)
    }

    @Test("Pinned weights stay bit for bit, raw and normalised, and the others share the rest")
    func pinned() throws {
        let market = try Market(Self.rows, raw: [3, 3, 2, 2])
        let proposal = try market.proposal(Self.cheap, pinned: ["setup-cost"])
        let line = proposal.lines[2]
        #expect(line.isPinned && line.after == line.before && line.raw == 2)
        #expect(line.lower == line.before && line.upper == line.before)
        #expect(proposal.isChanged, "the other three may move")
        let sum = proposal.lines.reduce(0) { $0 + $1.after }
        #expect(abs(sum - 1) < 1e-12)
    }

    @Test("Neither the order of preferences nor splitting one in two makes a difference")
    func order() throws {
        let market = try Market(Self.rows)
        let proposal = try market.proposal(Self.cheap, seed: 5)
        let turned = try market.proposal(Self.cheap.reversed(), seed: 5)
        #expect(turned.lines == proposal.lines && turned.heldOut == proposal.heldOut)
        var split = Self.cheap
        split[0].weight = 0.5
        let halves = try market.proposal(split + [split[0]], seed: 5)
        #expect(halves.lines == proposal.lines)
        let again = try market.proposal(Self.cheap, seed: 5)
        #expect(again.lines == proposal.lines && again.heldOut == proposal.heldOut)
    }

    @Test("Many preferences of different weight, shuffled, give the same answer bit for bit")
    func shuffled() throws {
        var random = SplitMix64(seed: 11)
        let rows = Market.rows(12, &random)
        let market = try Market(rows, raw: [4, 3, 2, 1], learning: LearningBounds(penalty: 1))
        var told = Market.preferences(rows, of: [0.1, 0.2, 0.3, 0.4], count: 90, &random)
        for index in told.indices { told[index].weight = Double(1 + random.below(9)) / 10 }
        let proposal = try market.proposal(told, seed: 3)
        #expect(proposal.isChanged)
        for turn in 0..<10 {
            told.shuffle(using: &random)
            let other = try market.proposal(told, seed: 3)
            #expect(other.lines == proposal.lines, "turn \(turn)")
            #expect(other.heldOut == proposal.heldOut, "turn \(turn)")
        }
    }

    @Test("An unknown value counts as the model says")
    func unknown() throws {
        // Only the last criterion tells the two halves apart, and of one half it is unknown.
        let rows: [[Double?]] = (0..<6).map { [0.5, 0.5, 0.5, $0 < 3 ? nil : 0.5] }
        let told = (0..<3).map { Preference(better: $0, worse: $0 + 3) }
        let low = try Market(rows, unknown: 0).proposal(told)
        #expect(low.lines[3].after < low.lines[3].before, "worth nothing, it must weigh less")
        let high = try Market(rows, unknown: 1).proposal(told)
        #expect(!high.isChanged, "worth 1, it stands first already")
        let same = try Market(rows, unknown: 0.5).proposal(told)
        #expect(!same.isChanged && same.fitted == .init(before: 0.5, after: 0.5), "all tie")
    }

    @Test("A weight of a group becomes weights of its criteria")
    func groups() throws {
        let market = try Market(Self.rows, weights: [.init(name: "money", raw: 6)])
        let proposal = try market.proposal(Self.cheap)
        #expect(market.plan.rawWeights == [1, 1, 3, 3])
        #expect(proposal.profileWeights.map(\.name) == Market.criteria)
        let sum = proposal.profileWeights.reduce(0) { $0 + $1.raw }
        #expect(abs(sum - 8) < 1e-12, "the scale of the raw weights stays: \(sum)")
    }

    @Test("Raw weights beyond the largest a profile may have are halved together")
    func largest() throws {
        let market = try Market(Self.rows, raw: [1e6, 1e6, 1e6, 1e6])
        let proposal = try market.proposal(Self.cheap)
        let most = proposal.profileWeights.map(\.raw).max() ?? 0
        #expect(most <= 1e6 && most > 5e5, "\(most)")
        let applied = try Market(Self.rows, weights: proposal.profileWeights)
        for (line, weight) in zip(proposal.lines, applied.plan.weights) {
            #expect(abs(line.after - weight) < 1e-15, "\(line.criterion)")
        }
    }
}
