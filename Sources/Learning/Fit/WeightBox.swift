import Matching

/// The weights that may be proposed: each within its limits, all of them with the sum they have.
struct WeightBox {
    /// The normalised weights as they are.
    let start: [Double]
    /// The least that each may become.
    let lower: [Double]
    /// The most that each may become.
    let upper: [Double]
    /// The places of the weights that may move, ascending.
    let free: [Int]
    /// The sum that those keep.
    private let sum: Double

    /// Draws the limits around weights.
    ///
    /// - Parameters:
    ///   - weights: normalised weights.
    ///   - isPinned: which of them stay as they are.
    ///   - bounds: the factors within which the others may move.
    init(_ weights: [Double], isPinned: [Bool], bounds: LearningBounds) {
        start = weights
        let canMove = weights.indices.map { index in
            !isPinned[index] && weights[index] > 0 && bounds.smallest < bounds.largest
        }
        lower = weights.indices.map { canMove[$0] ? bounds.smallest * weights[$0] : weights[$0] }
        upper = weights.indices.map {
            canMove[$0] ? min(1, bounds.largest * weights[$0]) : weights[$0]
        }
        free = weights.indices.filter { canMove[$0] }
        sum = free.reduce(0) { $0 + weights[$1] }
    }

    /// Whether any weight can move: one alone cannot, since all of them keep their sum.
    var hasRoom: Bool { free.count > 1 }

    /// The furthest that any allowed weights can put one solution before another, in score.
    ///
    /// Whatever the least weights leave over goes where the lead is largest first.
    ///
    /// - Parameter lead: the utilities of one solution less those of the other, by criterion.
    /// - Complexity: O(*c* log *c*) in the criteria.
    func largestLead(_ lead: [Double]) -> Double {
        guard hasRoom else { return zip(lead, start).reduce(0) { $0 + $1.0 * $1.1 } }
        var best = zip(lead, lower).reduce(0) { $0 + $1.0 * $1.1 }
        var rest = sum - free.reduce(0) { $0 + lower[$1] }
        for index in free.sorted(by: { (lead[$1], $0) < (lead[$0], $1) }) {
            let share = min(rest, upper[index] - lower[index])
            best += share * lead[index]
            rest -= share
        }
        return best
    }

    /// Moves weights to the nearest ones that are allowed, by Euclidean distance.
    ///
    /// The nearest ones are the given ones less a shift that all share, cut to the limits. The sum
    /// falls along straight lines as the shift grows, between the shifts at which a weight meets a
    /// limit: those are searched by halves, and the line is solved.
    ///
    /// - Parameter point: finite values for the free weights, in their order.
    /// - Complexity: O(*c* log *c*) in the criteria.
    func project(_ point: inout [Double]) {
        var corners: [Double] = []
        corners.reserveCapacity(2 * free.count)
        for (place, index) in free.enumerated() {
            corners.append(point[place] - upper[index])
            corners.append(point[place] - lower[index])
        }
        corners.sort()
        var (low, high) = (0, corners.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if total(point, less: corners[middle]) >= sum { low = middle } else { high = middle }
        }
        let shift = solve(point, between: corners[low], corners[high])
        for place in point.indices { point[place] = cut(point[place] - shift, place) }
    }

    /// The shift between two neighbouring corners at which the sum is right.
    private func solve(_ point: [Double], between low: Double, _ high: Double) -> Double {
        let middle = low + (high - low) / 2
        var rest = -sum
        var count = 0.0
        for (place, index) in free.enumerated() {
            let shifted = point[place] - middle
            if shifted > lower[index], shifted < upper[index] {
                rest += point[place]
                count += 1
            } else {
                rest += cut(shifted, place)
            }
        }
        return count > 0 ? min(high, max(low, rest / count)) : middle
    }

    private func total(_ point: [Double], less shift: Double) -> Double {
        var total = 0.0
        for place in point.indices { total += cut(point[place] - shift, place) }
        return total
    }

    private func cut(_ value: Double, _ place: Int) -> Double {
        min(upper[free[place]], max(lower[free[place]], value))
    }
}
