public import Catalog

/// One solution judged for one profile, in full.
public struct Match: Sendable {
    /// The place in the ranking, from 1; nil when excluded.
    public var rank: Int?
    /// The solution.
    public var solution: Solution
    /// What it is worth.
    public var score: Score
    /// Every active criterion, in model order.
    public var criteria: [CriterionReport]
    /// Every constraint in force and every demand of the solution.
    public var constraints: [ConstraintReport]

    /// The criteria that are not fully met, by what the score would gain: the adaptation plan.
    ///
    /// - Complexity: O(*c* log *c*) in the criteria.
    public var gaps: [CriterionReport] {
        let open = criteria.enumerated().filter { $0.element.utility < 1 }
        return open.sorted { ($1.element.gain, $0.offset) < ($0.element.gain, $1.offset) }
            .map(\.element)
    }

    /// The constraints that only warn because nobody knows.
    public var warnings: [String] {
        constraints.filter { $0.truth == .unknown && $0.policy == .warn }.map(\.id)
    }
}
