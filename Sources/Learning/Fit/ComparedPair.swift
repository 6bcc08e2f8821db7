/// A preference in the terms of the criteria.
struct ComparedPair: Sendable {
    /// The utilities of the better solution less those of the worse, by active criterion.
    let lead: [Double]
    /// How much it counts, > 0.
    let weight: Double

    /// A lead of less than this in score is none: sums of Doubles are not more exact.
    static let leastLead = 1e-12

    /// How far the better solution leads under some weights, in score.
    func lead(under weights: [Double]) -> Double {
        var sum = 0.0
        for (value, weight) in zip(lead, weights) { sum += value * weight }
        return sum
    }

    /// Whether weights put the better one first: 1, or 0 where they put it last, or half of that
    /// where they put both at the same place.
    func agreement(with weights: [Double]) -> Double {
        let lead = lead(under: weights)
        if lead > Self.leastLead { return 1 }
        return lead < -Self.leastLead ? 0 : 0.5
    }
}

extension [ComparedPair] {
    /// The share that weights order as preferred, each pair by how much it counts; ties by half.
    func agreement(with weights: [Double]) -> Double {
        var (sum, total) = (0.0, 0.0)
        for pair in self {
            sum += pair.weight * pair.agreement(with: weights)
            total += pair.weight
        }
        return total > 0 ? sum / total : 0
    }
}
