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
            let shared = left.filter(Set(right).contains)
            let all = left.count + right.count - shared.count
            let share = all == 0 ? 1 : Double(shared.count) / Double(all)
            return Part(feature: feature, similarity: share, shared: shared)
        }
        solution = second
        let sum = parts.reduce(0) { $0 + $1.similarity }
        similarity = first == second ? 1 : sum / Double(Feature.codeSets.count)
    }

    /// The solutions most like one, itself left out: by similarity descending, then by id.
    ///
    /// - Complexity: O(*n* log *n*) in the solutions.
    public static func ranked(
        to first: Int,
        among positions: [Int],
        in snapshot: CatalogSnapshot
    ) -> [SolutionLikeness] {
        positions.filter { $0 != first }
            .map { SolutionLikeness(of: first, to: $0, in: snapshot) }
            .sorted { ($1.similarity, $0.solution) < ($0.similarity, $1.solution) }
    }
}
