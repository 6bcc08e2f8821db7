import Glibc
import Matching
import TestSupport
import Testing

@testable import Learning

@Suite("Weights are fitted to pairs within their limits")
struct FitTests {
    private static func fit(
        _ weights: [Double],
        pinned: Set<Int> = [],
        _ bounds: LearningBounds = LearningBounds()
    ) -> PairwiseLogistic {
        let box = WeightBox(
            weights,
            isPinned: weights.indices.map(pinned.contains),
            bounds: bounds
        )
        return PairwiseLogistic(box: box, bounds: bounds)
    }

    private static func pair(_ lead: [Double], weight: Double = 1) -> ComparedPair {
        ComparedPair(lead: lead, weight: weight)
    }

    /// Two equal weights and a pair that is better on the first and worse on the second by 1: by t
    /// more and less, the slope is 4 x penalty x t - 2s / (1 + exp(2st)). With 2st = ln 3 that is 0
    /// for penalty = s^2 / (4 ln 3).
    @Test("A case worked out by hand: the first weight gains ln 3 / 2s")
    func worked() {
        let scale = 20.0
        let bounds = LearningBounds(scale: scale, penalty: scale * scale / (4 * log(3)))
        let weights = Self.fit([0.5, 0.5], bounds).weights(for: [Self.pair([1, -1])])
        let gain = log(3) / (2 * scale)
        #expect(abs(weights[0] - (0.5 + gain)) < 1e-12, "expected a gain of \(gain): \(weights)")
        #expect(abs(weights[1] - (0.5 - gain)) < 1e-12, "expected a loss of \(gain): \(weights)")
    }

    @Test("Where the best fit lies beyond a limit, the weights stop at it")
    func limited() {
        let bounds = LearningBounds(smallest: 0.9, largest: 1.1, penalty: 1)
        let weights = Self.fit([0.5, 0.5], bounds).weights(for: [Self.pair([1, -1])])
        #expect(weights == [0.55, 0.45], "expected 0.5 x 1.1 and 0.5 x 0.9: \(weights)")
    }

    @Test("Pairs that the weights order as preferred already move nothing")
    func agreed() {
        let weights = [0.1, 0.2, 0.7]
        let pairs = [Self.pair([0, 0, 1]), Self.pair([1, 0, -0.1]), Self.pair([-1, 1, 0])]
        #expect(Self.fit(weights).weights(for: pairs) == weights)
        let tied = pairs + [Self.pair([0.2, -0.1, 0])]
        let moved = Self.fit(weights).weights(for: tied)
        #expect(moved != weights, "a pair at the same place is not as preferred")
    }

    @Test("No other weights within the limits fit better, on 200 seeds")
    func best() {
        for seed in 0..<200 {
            var random = SplitMix64(seed: seed)
            let (fit, pairs) = Self.random(&random)
            let weights = fit.weights(for: pairs)
            let loss = Self.loss(of: weights, fit, pairs)
            for _ in 0..<40 {
                // Towards any other allowed point, and along any exchange between two weights.
                var other = fit.box.free.map { _ in Double.random(in: 0...1, using: &random) }
                fit.box.project(&other)
                var all = weights
                let share = Double.random(in: 0...0.2, using: &random)
                for (place, index) in fit.box.free.enumerated() {
                    all[index] += share * (other[place] - all[index])
                }
                let least = Self.loss(of: all, fit, pairs)
                #expect(loss <= least + 1e-9, "seed \(seed): \(loss) is not below \(least)")
            }
        }
    }

    @Test("Limits hold, the sum is 1 and pinned weights stay bit for bit, on 200 seeds")
    func limits() {
        var moved = 0
        for seed in 0..<200 {
            var random = SplitMix64(seed: seed)
            let (fit, pairs) = Self.random(&random)
            let weights = fit.weights(for: pairs)
            let start = fit.box.start
            for index in weights.indices {
                let least = fit.bounds.smallest * start[index]
                let range = least...min(1, fit.bounds.largest * start[index])
                #expect(range.contains(weights[index]), "seed \(seed): \(weights[index]), \(range)")
                guard !fit.box.free.contains(index) else { continue }
                #expect(weights[index] == start[index], "seed \(seed): weight \(index) moved")
            }
            let sum = weights.reduce(0, +)
            #expect(abs(sum - 1) < 1e-12, "seed \(seed): the weights add up to \(sum)")
            if weights != start { moved += 1 }
        }
        #expect(moved > 100, "the cases must say something: \(moved) of 200 moved")
    }

    @Test("Extreme bounds and pairs leave every weight finite and within its limits")
    func extremes() {
        for (scale, penalty) in [(1.0, 1.0), (100, 1), (100, 1000), (1, 1000)] {
            let bounds = LearningBounds(
                smallest: 0,
                largest: 10,
                scale: scale,
                penalty: penalty
            )
            let fit = Self.fit([1e-12, 1 - 2e-12, 1e-12, 0], bounds)
            let leads: [[Double]] = [
                [1, -1, 1, 1], [-1, 1, -1, -1], [0, 0, 0, 0], [1, -1, -1, 1],
            ]
            for first in leads {
                for second in leads {
                    let pairs = [Self.pair(first, weight: 1e6), Self.pair(second, weight: 1e-6)]
                    let weights = fit.weights(for: pairs)
                    for index in weights.indices {
                        let range = fit.box.lower[index]...fit.box.upper[index]
                        #expect(range.contains(weights[index]), "\(scale), \(penalty): \(weights)")
                    }
                    #expect(weights[3] == 0, "what weighs nothing is not brought back")
                }
            }
        }
    }

    @Test("A projection is the nearest allowed point, on 200 seeds")
    func projection() {
        for seed in 0..<200 {
            var random = SplitMix64(seed: seed)
            let (fit, _) = Self.random(&random)
            let point = fit.box.free.map { _ in Double.random(in: -2...2, using: &random) }
            var nearest = point
            fit.box.project(&nearest)
            let distance = Self.distance(point, nearest)
            for _ in 0..<20 {
                var other = fit.box.free.map { _ in Double.random(in: -2...2, using: &random) }
                fit.box.project(&other)
                let further = Self.distance(point, other)
                #expect(distance <= further + 1e-9, "seed \(seed): \(distance) and \(further)")
            }
            var again = nearest
            fit.box.project(&again)
            let shift = Self.distance(again, nearest)
            #expect(shift < 1e-24, "seed \(seed): an allowed point moves by \(shift)")
        }
    }

    @Test("The largest lead is what the best of many allowed weights come near, and none exceeds")
    func largestLead() {
        for seed in 0..<200 {
            var random = SplitMix64(seed: seed)
            let (fit, pairs) = Self.random(&random)
            let largest = fit.box.largestLead(pairs[0].lead)
            // Weights that are pulled hard enough end at the best corner.
            var pulled = fit.box.free.map { 1000 * pairs[0].lead[$0] }
            fit.box.project(&pulled)
            var all = fit.box.start
            for (place, index) in fit.box.free.enumerated() { all[index] = pulled[place] }
            let lead = pairs[0].lead(under: all)
            #expect(abs(lead - largest) < 1e-3, "seed \(seed): \(lead) of \(largest)")
            #expect(lead <= largest + 1e-12, "seed \(seed): \(lead) of \(largest)")
        }
    }

    /// A fit of three to nine criteria with at least two free ones, and one to twelve pairs.
    private static func random(
        _ random: inout SplitMix64
    ) -> (fit: PairwiseLogistic, pairs: [ComparedPair]) {
        let count = 3 + random.below(7)
        let raw = (0..<count).map { _ in Double(1 + random.below(20)) }
        let weights = raw.map { $0 / raw.reduce(0, +) }
        let pinned = Set((2..<count).filter { _ in random.below(4) == 0 })
        let bounds = LearningBounds(
            smallest: Double(random.below(10)) / 10,
            largest: 1 + Double(1 + random.below(30)) / 10,
            scale: Double(1 + random.below(60)),
            penalty: Double(1 + random.below(60))
        )
        let pairs = (0...random.below(12)).map { _ in
            pair(
                weights.map { _ in Double(random.below(129) - 64) / 64 },
                weight: Double(1 + random.below(3))
            )
        }
        return (fit(weights, pinned: pinned, bounds), pairs)
    }

    /// What a fit makes least, added up in the plain way.
    private static func loss(
        of weights: [Double],
        _ fit: PairwiseLogistic,
        _ pairs: [ComparedPair]
    ) -> Double {
        // Where nothing speaks against the weights they stay, whatever they would gain.
        guard !pairs.allSatisfy({ $0.agreement(with: fit.box.start) == 1 }) else { return 0 }
        var (sum, total) = (0.0, 0.0)
        for pair in pairs {
            sum += pair.weight * log1p(exp(-fit.bounds.scale * pair.lead(under: weights)))
            total += pair.weight
        }
        let moved = zip(weights, fit.box.start).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        return sum / total + fit.bounds.penalty * moved
    }

    private static func distance(_ one: [Double], _ other: [Double]) -> Double {
        zip(one, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
}
