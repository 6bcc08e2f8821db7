import Glibc
import Matching

/// Fits weights to preferences: the mean of log(1 + exp(-s x lead)) over the pairs, plus a penalty
/// for every weight that moves, least within the limits.
///
/// Source: the model of Bradley and Terry, 1952, on differences of utility; Nesterov's accelerated
/// projected gradient for strongly convex functions, "Introductory Lectures on Convex
/// Optimization", 2004, scheme 2.2.22.
struct PairwiseLogistic {
    /// The most steps, for the slowest fits that bounds allow; most take a tenth of it.
    static let mostSteps = 2000
    /// A step that moves no weight by more than this is the last.
    static let leastStep = 1e-14
    /// Weights that move by less than this have not moved.
    static let leastMove = 1e-6

    let box: WeightBox
    let bounds: LearningBounds

    /// The weights that fit best.
    ///
    /// Where the weights as they are order every pair as preferred, they stay: nobody has said
    /// anything against them.
    ///
    /// - Parameter pairs: what is preferred.
    /// - Returns: normalised weights within the limits; the very same ones where nothing moves.
    /// - Complexity: O(*n* x *c*) a step for *n* pairs and *c* criteria.
    func weights(for pairs: [ComparedPair]) -> [Double] {
        let isAgreed = pairs.allSatisfy { $0.agreement(with: box.start) == 1 }
        guard box.hasRoom, !isAgreed else { return box.start }
        let slope = Slope(pairs, box: box, bounds: bounds)
        let start = box.free.map { box.start[$0] }
        let ratio = (2 * bounds.penalty / slope.steepest).squareRoot()
        let momentum = (1 - ratio) / (1 + ratio)
        var weights = start
        var ahead = start
        var gradient = start
        for _ in 0..<Self.mostSteps {
            slope.write(at: ahead, to: &gradient)
            var next = ahead
            for place in next.indices { next[place] -= gradient[place] / slope.steepest }
            box.project(&next)
            var step = 0.0
            for place in next.indices {
                step = max(step, abs(next[place] - ahead[place]))
                ahead[place] = next[place] + momentum * (next[place] - weights[place])
            }
            weights = next
            if step <= Self.leastStep { break }
        }
        let hasMoved = zip(weights, start).contains { abs($0 - $1) >= Self.leastMove }
        guard hasMoved else { return box.start }
        var all = box.start
        for (place, index) in box.free.enumerated() { all[index] = weights[place] }
        return all
    }
}

/// How the loss of a fit changes with the free weights.
private struct Slope {
    /// The leads in the free criteria, pair by pair.
    private var leads: [Double] = []
    /// What the other criteria add to the lead of each pair.
    private var others: [Double] = []
    /// The share that each pair has of all that counts.
    private var shares: [Double] = []
    private let start: [Double]
    private let scale: Double
    private let penalty: Double
    /// A bound on how fast the slope changes.
    private(set) var steepest: Double

    init(_ pairs: [ComparedPair], box: WeightBox, bounds: LearningBounds) {
        start = box.free.map { box.start[$0] }
        scale = bounds.scale
        penalty = bounds.penalty
        let total = pairs.reduce(0) { $0 + $1.weight }
        let fixed = box.start.indices.filter { !box.free.contains($0) }
        var curvature = 0.0
        for pair in pairs {
            let own = box.free.map { pair.lead[$0] }
            leads += own
            others.append(fixed.reduce(0) { $0 + box.start[$1] * pair.lead[$1] })
            shares.append(pair.weight / total)
            // What all free criteria share changes no lead, since their weights keep their sum.
            let mean = own.reduce(0, +) / Double(own.count)
            let squares = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            curvature += pair.weight / total * squares
        }
        steepest = scale * scale / 4 * curvature + 2 * penalty
    }

    /// The slope at some free weights.
    func write(at weights: [Double], to gradient: inout [Double]) {
        for place in weights.indices {
            gradient[place] = 2 * penalty * (weights[place] - start[place])
        }
        var at = 0
        for pair in shares.indices {
            var lead = others[pair]
            for place in weights.indices { lead += leads[at + place] * weights[place] }
            // An overflow to infinity is right too: such a pair pulls no more.
            let pull = shares[pair] * scale / (1 + exp(scale * lead))
            for place in weights.indices { gradient[place] -= pull * leads[at + place] }
            at += weights.count
        }
    }
}
