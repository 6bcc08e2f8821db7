/// How well weights do on preferences they have not seen: each part of the pairs is judged by a fit
/// to all the others.
struct HeldOut {
    /// The parts from ``fewestParted`` pairs on; fewer pairs are judged one by one.
    static let parts = 5
    /// The fewest pairs that are parted.
    static let fewestParted = 10

    /// The share of the pairs, by how much they count, that the weights as they are order as
    /// preferred.
    let before: Double
    /// The share that fitted weights do, of pairs that were left out of the fit.
    let after: Double
    /// How many parts there were.
    let folds: Int

    /// Judges a fit.
    ///
    /// - Parameters:
    ///   - pairs: each pair of solutions once, so that no pair can be in two parts.
    ///   - seed: decides which pairs are left out together.
    /// - Complexity: that of ``folds`` fits.
    init(of fit: PairwiseLogistic, on pairs: [ComparedPair], seed: UInt64) {
        let part = Self.parts(of: pairs.count, seed: seed)
        folds = (part.max() ?? -1) + 1
        before = pairs.agreement(with: fit.box.start)
        var (sum, total) = (0.0, 0.0)
        for fold in 0..<folds {
            let left = pairs.indices.filter { part[$0] == fold }
            let rest = pairs.indices.filter { part[$0] != fold }.map { pairs[$0] }
            let weights = fit.weights(for: rest)
            for index in left {
                sum += pairs[index].weight * pairs[index].agreement(with: weights)
                total += pairs[index].weight
            }
        }
        after = total > 0 ? sum / total : 0
    }

    /// The part of each of some pairs, from 0: parts of sizes that differ by one at most, by a
    /// seeded shuffle.
    static func parts(of count: Int, seed: UInt64) -> [Int] {
        let parts = count < fewestParted ? count : self.parts
        let keys = (0..<count).map { mix(seed &+ UInt64($0 + 1) &* 0x9E37_79B9_7F4A_7C15) }
        let order = (0..<count).sorted { (keys[$0], $0) < (keys[$1], $1) }
        var part = [Int](repeating: 0, count: count)
        for (place, index) in order.enumerated() { part[index] = place % parts }
        return part
    }

    /// A number that looks nothing like the one it is made of.
    ///
    /// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
    private static func mix(_ number: UInt64) -> UInt64 {
        var mixed = number
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
