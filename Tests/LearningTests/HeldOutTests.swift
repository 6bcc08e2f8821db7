import Matching
import TestSupport
import Testing

@testable import Learning

@Suite("Fitted weights are judged by pairs they have not seen")
struct HeldOutTests {
    @Test("Up to nine pairs are left out one by one, more in five parts of nearly the same size")
    func parts() {
        #expect(Set(HeldOut.parts(of: 9, seed: 1)) == Set(0..<9))
        for count in [10, 11, 63, 1000] {
            let parts = HeldOut.parts(of: count, seed: 7)
            let sizes = (0..<5).map { part in parts.count { $0 == part } }
            #expect(sizes.reduce(0, +) == count, "every pair is in one part")
            #expect(sizes.allSatisfy { $0 == count / 5 || $0 == (count + 4) / 5 }, "\(sizes)")
        }
        #expect(HeldOut.parts(of: 40, seed: 7) == HeldOut.parts(of: 40, seed: 7))
        #expect(HeldOut.parts(of: 40, seed: 7) != HeldOut.parts(of: 40, seed: 8))
    }

    @Test("Each part is judged by a fit to the others alone, ties by half")
    func judged() {
        let bounds = LearningBounds(penalty: 1)
        let box = WeightBox([0.5, 0.5], isPinned: [false, false], bounds: bounds)
        let fit = PairwiseLogistic(box: box, bounds: bounds)
        // Three pairs want the first weight larger; one wants it smaller and counts double.
        let pairs = [(1.0, 1.0), (1, 1), (1, 1), (-1, 2)].map { lead, weight in
            ComparedPair(lead: [lead, -lead], weight: weight)
        }
        let judged = HeldOut(of: fit, on: pairs, seed: 3)
        #expect(judged.folds == 4)
        #expect(judged.before == 0.5, "all tie as it is")
        // Without one of the first three: two against two, a tie. Without the last: all for the
        // first weight, so the last is missed.
        #expect(judged.after == 3 * 0.5 / 5, "1.5 of 5: \(judged.after)")
    }

    @Test("A pair and its reverse are one pair, so that no part can hold only one of them")
    func reverse() {
        var random = SplitMix64(seed: 4)
        let told = (0..<400).map { _ in
            let first = random.below(9)
            return Preference(
                better: first,
                worse: (first + 1 + random.below(8)) % 9,
                weight: Double(1 + random.below(5))
            )
        }
        let pairs = PreferenceSet(told).preferences.map { Set([$0.better, $0.worse]) }
        #expect(Set(pairs).count == pairs.count && pairs.count > 20)
        // In the order of their solutions, which is the same in every process.
        let order = pairs.map { $0.sorted() }
        #expect(order == order.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) })
    }
}
