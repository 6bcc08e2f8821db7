public import Documents

/// How much of a catalogue is known, how old it is, and what may stand in it twice.
public struct CatalogQuality: Sendable {
    /// A fact that nobody has confirmed for long.
    public struct StaleFact: Sendable, Hashable {
        /// The solution's position in the snapshot.
        public let solution: Int
        /// The feature.
        public let feature: Feature
        /// When the source said it.
        public let date: PartialDate
    }

    /// The number of known features of each solution, by position.
    public let knownFeatures: [Int]
    /// The number of solutions of which each feature is known.
    public let knownSolutions: [Feature: Int]
    /// The facts older than was asked for, oldest first, then by position and feature.
    public let staleFacts: [StaleFact]
    /// The pairs that may be one solution, by position.
    public let duplicates: [PossibleDuplicate]

    /// Looks a snapshot through.
    ///
    /// - Parameters:
    ///   - snapshot: the catalogue.
    ///   - staleBefore: a fact whose date cannot lie on or after this day is stale; nil for none.
    /// - Complexity: O(*n* log *n*) in the number of facts.
    public init(_ snapshot: CatalogSnapshot, staleBefore: CalendarDate? = nil) {
        knownFeatures = snapshot.solutions.map(\.features.count)
        var knownSolutions: [Feature: Int] = [:]
        var stale: [(day: CalendarDate, fact: StaleFact)] = []
        for (position, solution) in snapshot.solutions.enumerated() {
            for feature in Feature.allCases {
                guard let stated = solution.features[feature] else { continue }
                knownSolutions[feature, default: 0] += 1
                guard let staleBefore, let day = stated.date.latest, day < staleBefore
                else { continue }
                stale.append(
                    (day, StaleFact(solution: position, feature: feature, date: stated.date))
                )
            }
        }
        self.knownSolutions = knownSolutions
        // Sorting does not promise to keep the order of equal days, so the place is in the key.
        staleFacts = stale.enumerated()
            .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
            .map(\.element.fact)
        duplicates = PossibleDuplicate.pairs(in: snapshot.solutions)
    }
}
