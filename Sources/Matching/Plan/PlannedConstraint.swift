import Catalog

/// A constraint in force, ready to be asked of a row.
struct PlannedConstraint: Sendable {
    /// The constraint as the profile or the query states it.
    var constraint: NamedConstraint
    /// Its expression, planned.
    var expression: PlannedExpression

    /// Plans a constraint.
    init(_ constraint: NamedConstraint, _ snapshot: CatalogSnapshot) {
        self.constraint = constraint
        expression = PlannedExpression(constraint.when, snapshot)
    }

    /// What the constraint says of a row.
    func verdict(on row: SolutionIndex.Row) -> Verdict {
        Verdict(expression.truth(of: row), constraint.unknown)
    }
}
