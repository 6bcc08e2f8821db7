public import Catalog

/// How alike two solutions are, and in what.
public struct SolutionLikeness: Sendable {
    /// What two solutions have in common in one feature.
    public struct Part: Sendable {
        /// The feature.
        public let feature: Feature
        /// The share of all their codes that both have, 0...1.
        public let similarity: Double
        /// The codes that both have, in list order.
        public let shared: [String]
    }

    /// The position of the other solution in the snapshot.
    public let solution: Int
    /// The mean over all code-set features, 0...1.
    public let similarity: Double
    /// The features that both are known in, in declared order.
    public let parts: [Part]

    /// Compares a solution with another.
    ///
    /// Similarity is the mean Jaccard index over the code-set features; a feature that is unknown
    /// of either counts 0, and two known to have none are alike. A solution is alike to itself by
    /// 1, whatever is known of it.
    ///
    /// - Complexity: O(*n*) in the codes of both.
    public init(of first: Int, to second: Int, in snapshot: CatalogSnapshot) {
        let one = snapshot.solutions[first]
        let other = snapshot.solutions[second]
        parts = Feature.codeSets.compactMap { feature in
            guard case .codes(let left) = one.features[feature]?.value,
                case .codes(let right) = other.features[feature]?.value
            else { return nil }
            return Part(
                feature: feature,
                similarity: Self.share(left, right),
                shared: left.filter(Set(right).contains)
            )
        }
        solution = second
        let sum = parts.reduce(0) { $0 + $1.similarity }
        similarity = first == second ? 1 : sum / Double(Feature.codeSets.count)
    }

    /// The Jaccard index of two sets of codes.
    private static func share(_ left: [String], _ right: [String]) -> Double {
        let both = left.count { right.contains($0) }
        let all = left.count + right.count - both
        return all == 0 ? 1 : Double(both) / Double(all)
    }

    /// The solutions most like one, itself left out: by similarity descending, then by id.
    ///
    /// - Returns: positions; ``init(of:to:in:)`` tells how alike each of them is.
    /// - Complexity: O(*n* log *n*) in the solutions.
    public static func ranked(
        to first: Int,
        among positions: [Int],
        in snapshot: CatalogSnapshot
    ) -> [Int] {
        let one = snapshot.solutions[first]
        let own = Feature.codeSets.map { feature -> [String]? in
            guard case .codes(let codes) = one.features[feature]?.value else { return nil }
            return codes
        }
        // The shares of each shared set that was met; a catalogue has few of them.
        var known = [[Int: Double]](repeating: [:], count: own.count)
        var found: [(position: Int, similarity: Double)] = []
        found.reserveCapacity(positions.count)
        snapshot.solutions.forEachFacts(of: positions) { position, facts in
            guard position != first else { return }
            var sum = 0.0
            for (index, feature) in Feature.codeSets.enumerated() {
                guard let left = own[index] else { continue }
                let value = facts[feature]
                if case .sharedSet(let number) = value {
                    let right = snapshot.solutions.sharedSets[number]
                    let share = known[index][number] ?? share(left, right)
                    known[index][number] = share
                    sum += share
                } else if let right = snapshot.solutions.codes(of: value) {
                    sum += share(left, right)
                }
            }
            found.append((position, sum / Double(Feature.codeSets.count)))
        }
        found.sort { ($1.similarity, $0.position) < ($0.similarity, $1.position) }
        return found.map(\.position)
    }
}
