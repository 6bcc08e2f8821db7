/// What one criterion adds to a score.
public struct Contribution: Sendable {
    /// The criterion's id.
    public var criterion: String
    /// The normalised weight.
    public var weight: Double
    /// The utility that was counted: the model's guess where nobody knows.
    public var utility: Double
    /// Whether the value is known.
    public var isKnown: Bool

    /// The rounded product of weight and utility.
    public var value: Double { weight * utility }
}

extension MatchEngine {
    /// What each active criterion adds to the score of a solution, in model order.
    ///
    /// - Complexity: O(*c*) in the criteria.
    public func contributions(at position: Int, of plan: QueryPlan) -> [Contribution] {
        let row = index.row(position)
        return plan.criteria.map { planned in
            let utility = planned.measure.utility(of: row)
            return Contribution(
                criterion: planned.criterion.id,
                weight: planned.weight,
                utility: utility ?? planned.unknownUtility,
                isKnown: utility != nil
            )
        }
    }

    /// What one criterion adds to the score of a solution; nil where the plan has no such
    /// criterion.
    ///
    /// - Complexity: O(*c*) in the criteria; only the one is judged.
    public func contribution(
        of criterion: String,
        at position: Int,
        of plan: QueryPlan
    ) -> Contribution? {
        guard let planned = plan.criteria.first(where: { $0.criterion.id == criterion })
        else { return nil }
        let utility = planned.measure.utility(of: index.row(position))
        return Contribution(
            criterion: criterion,
            weight: planned.weight,
            utility: utility ?? planned.unknownUtility,
            isKnown: utility != nil
        )
    }

    /// The constraints and demands that a solution passes only with a warning.
    ///
    /// - Complexity: O(*m*) in the constraints.
    public func warnings(at position: Int, of plan: QueryPlan) -> [String] {
        Scorer(plan: plan, index: index).verdicts(at: position)
            .filter { $0.verdict == .warn }.map(\.id)
    }

    /// The ids of the criteria that a plan activates, in model order.
    public func activeCriteria(of plan: QueryPlan) -> [String] {
        plan.criteria.map(\.criterion.id)
    }

    /// The criteria that a plan activates with their normalised weights, in model order.
    public func weights(of plan: QueryPlan) -> [(criterion: String, weight: Double)] {
        plan.criteria.map { ($0.criterion.id, $0.weight) }
    }
}
