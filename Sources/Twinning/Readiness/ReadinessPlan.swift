/// What a region lacks for the solutions it looks at, in the order in which to build it.
public struct ReadinessPlan: Sendable {
    /// A solution whose requirements count.
    public struct Considered: Sendable, Hashable {
        /// The position in the snapshot.
        public var position: Int
        /// The rank, from 1; nil where it is left out.
        public var rank: Int?
        /// The score.
        public var score: Double
    }

    /// The solutions whose requirements count, best first.
    public let solutions: [Considered]
    /// What falls short, in the order of the plan.
    public let gaps: [ReadinessRow]
    /// What is reached, by dimension.
    public let met: [ReadinessRow]
    /// What is required where nobody knows what is there, by dimension.
    public let unknown: [ReadinessRow]

    /// Whether a level of the readiness model stands for a fact that no record has.
    public var usesModel: Bool {
        (gaps + met + unknown).contains { $0.basis == .model }
    }
}
