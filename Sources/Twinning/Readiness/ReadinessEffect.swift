/// What closing one gap, and nothing else, does to the ranking of its profile.
public struct ReadinessEffect: Sendable, Hashable {
    /// A solution whose rank or score moves.
    public struct Change: Sendable, Hashable {
        /// The position of the solution in the snapshot.
        public var position: Int
        /// The rank as it is, from 1; nil where it is left out.
        public var rankBefore: Int?
        /// The rank then.
        public var rankAfter: Int?
        /// The score as it is, also where it is left out.
        public var scoreBefore: Double
        /// The score then.
        public var scoreAfter: Double

        /// What the solution counts more in the ranking; one that is left out counts nothing.
        var gain: Double {
            max(0, (rankAfter == nil ? 0 : scoreAfter) - (rankBefore == nil ? 0 : scoreBefore))
        }
    }

    /// What the considered solutions count more in the ranking, added up in their order; one that
    /// was left out and comes in brings its whole score.
    public var gain: Double
    /// What moves among the first ranks, before or after, and among the considered solutions: by
    /// the rank after, then those that are left out by id.
    public var changes: [Change]

    /// Nothing moves.
    static let nothing = ReadinessEffect(gain: 0, changes: [])
}
