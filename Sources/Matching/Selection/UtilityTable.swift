/// What every solution is worth on every active criterion of a plan: all of a query that its
/// weights do not change.
///
/// Whoever moves a weight asks the same table again. It never changes.
public final class UtilityTable: Sendable {
    /// How the table is searched.
    public enum Layout: Sendable {
        /// By adding up a plain matrix: for a few rows.
        case dense
        /// By going through the columns once: for a table that is asked once.
        case columns
        /// By upper bounds: for many rows that are asked many times.
        case bounded
    }

    /// The rows up to which adding up everything is quicker than any bound.
    static let mostDenseRows = 2048

    /// The plan it was made for.
    public let plan: QueryPlan
    /// Which solutions stay.
    let admission: Admission
    /// The utilities, by active criterion.
    let columns: [UtilityColumn]
    /// What an unknown value counts, by active criterion.
    let unknownUtilities: [Double]
    /// Column by column what each row counts, known or not; empty in other layouts.
    let dense: [Double]
    /// The upper bounds, in that layout.
    let bounds: BlockBounds?
    /// How many solutions there are.
    let rowCount: Int

    /// Looks up all utilities of a plan.
    ///
    /// - Parameters:
    ///   - plan: the plan; its weights are where rankings are expected to be asked.
    ///   - engine: the engine that made the plan.
    ///   - layout: how it will be searched.
    /// - Complexity: O(*n* x *c*) for *n* solutions and *c* criteria; less for ``Layout/columns``.
    public init(_ plan: QueryPlan, engine: MatchEngine, layout: Layout) {
        self.plan = plan
        let index = engine.index
        rowCount = index.count
        admission = Admission(plan, index)
        let columns = plan.criteria.map { $0.measure.column(in: index) }
        let unknownUtilities = plan.criteria.map(\.unknownUtility)
        self.columns = columns
        self.unknownUtilities = unknownUtilities
        let rows = 0..<index.count
        let counted = { (column: Int, row: Int) in
            let utility = columns[column][row]
            return utility.isNaN ? unknownUtilities[column] : utility
        }
        switch layout {
        case .dense:
            dense = columns.indices.flatMap { column in rows.map { counted(column, $0) } }
            bounds = nil
        case .columns:
            dense = []
            bounds = nil
        case .bounded:
            dense = []
            let weights = plan.criteria.map(\.weight)
            bounds = BlockBounds(rowCount: index.count, direction: weights) { column, body in
                for row in rows { body(row, counted(column, row)) }
            }
        }
    }

    /// The layout that fits a number of rows and how often a table is asked.
    ///
    /// - Parameters:
    ///   - rowCount: the solutions.
    ///   - isKept: whether it will be asked more than once.
    public static func layout(rowCount: Int, isKept: Bool) -> Layout {
        guard isKept else { return .columns }
        return rowCount <= mostDenseRows ? .dense : .bounded
    }

    /// How many solutions pass the constraints, whatever their score.
    public var total: Int { admission.total }

    /// What each constraint removed.
    public var exclusions: [Ranking.Exclusion] { admission.exclusions }

    /// The constraints and demands that some solutions pass only with a warning, in their order.
    public var warnings: [String] { admission.warnings.map(\.id) }

    /// Whether a solution passes one of ``warnings`` only with a warning.
    public func isWarned(_ warning: Int, at position: Int) -> Bool {
        admission.warnings[warning].rows.contains(position)
    }

    /// The memory it takes, in bytes.
    public var byteCount: Int {
        columns.reduce(dense.count * 8 + rowCount / 8) { $0 + $1.byteCount }
            + (bounds?.byteCount ?? 0)
    }

    /// The utility that an active criterion counts for a solution, and whether it is known.
    @inline(__always)
    public func utility(of criterion: Int, at position: Int) -> (counted: Double, isKnown: Bool) {
        let utility = columns[criterion][position]
        return utility.isNaN ? (unknownUtilities[criterion], false) : (utility, true)
    }

    /// The score of a solution under some weights: what ``Scorer`` gives.
    @inline(__always)
    func score(at position: Int, _ weights: [Double]) -> Score {
        var score = Score(position: position)
        for column in columns.indices {
            let utility = columns[column][position]
            if utility.isNaN {
                score.addUnknown(unknownUtilities[column], weight: weights[column])
            } else {
                score.add(utility, weight: weights[column])
            }
        }
        return score
    }
}
