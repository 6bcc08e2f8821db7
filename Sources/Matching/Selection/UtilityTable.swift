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
    /// Column by column 1 where a row's value is known, else 0; empty in other layouts.
    let known: [Double]
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
    ///   - asksDemands: whether what solutions demand of the region leaves them out.
    /// - Complexity: O(*n* x *c*) for *n* solutions and *c* criteria; less for ``Layout/columns``.
    public init(
        _ plan: QueryPlan,
        engine: MatchEngine,
        layout: Layout,
        asksDemands: Bool = true
    ) {
        self.plan = plan
        let index = engine.index
        rowCount = index.count
        admission = Admission(plan, index, asksDemands: asksDemands)
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
            known = columns.flatMap { column in rows.map { column[$0].isNaN ? 0 : 1 } }
            bounds = nil
        case .columns:
            dense = []
            known = []
            bounds = nil
        case .bounded:
            dense = []
            known = []
            let weights = plan.criteria.map(\.weight)
            bounds = BlockBounds(rowCount: index.count, direction: weights) { column, body in
                for row in rows { body(row, counted(column, row)) }
            }
        }
    }

    /// The same table for a plan that differs only in its weights and in a filter.
    ///
    /// - Parameters:
    ///   - table: a table of the same profile, model and day.
    ///   - plan: the plan of the query.
    ///   - engine: the engine that made both.
    /// - Complexity: O(*n* + *d*) for each part of the filter, for *n* solutions and *d* distinct
    ///   values.
    public init(_ table: UtilityTable, for plan: QueryPlan, engine: MatchEngine) {
        self.plan = plan
        rowCount = table.rowCount
        columns = table.columns
        unknownUtilities = table.unknownUtilities
        dense = table.dense
        known = table.known
        bounds = table.bounds
        if let filter = plan.filter {
            admission = table.admission.narrowed(by: filter, engine.index)
        } else {
            admission = table.admission
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
        columns.reduce(dense.count * 16 + rowCount / 8) { $0 + $1.byteCount }
            + (bounds?.byteCount ?? 0)
    }

    /// The utility that an active criterion counts for a solution, and whether it is known.
    @inline(__always)
    public func utility(of criterion: Int, at position: Int) -> (counted: Double, isKnown: Bool) {
        let utility = columns[criterion][position]
        return utility.isNaN ? (unknownUtilities[criterion], false) : (utility, true)
    }

    /// The utilities that all active criteria count for a solution, and which are known.
    ///
    /// - Parameters:
    ///   - position: the solution.
    ///   - utilities: gets one for each criterion; it is emptied first.
    ///   - unknown: gets the criteria whose value nobody knows; it is emptied first.
    /// - Complexity: O(*c*) in the criteria.
    public func look(
        at position: Int,
        _ utilities: inout [Double],
        unknown: inout [Int]
    ) {
        utilities.removeAll(keepingCapacity: true)
        unknown.removeAll(keepingCapacity: true)
        for column in columns.indices {
            let utility = columns[column][position]
            if utility.isNaN {
                unknown.append(column)
                utilities.append(unknownUtilities[column])
            } else {
                utilities.append(utility)
            }
        }
    }

    /// The number of the utility that a criterion counts for a solution, and how many there are:
    /// equal numbers, equal utilities. The last one is that of unknown values.
    public func utilityNumber(of criterion: Int, at position: Int) -> Int {
        let column = columns[criterion]
        let number = column.numbers?[position] ?? position
        return column.table[number].isNaN ? column.table.count : number
    }

    /// The utilities of a criterion by their number; that of unknown values comes last.
    public func utilities(of criterion: Int) -> [Double] {
        let unknown = unknownUtilities[criterion]
        return columns[criterion].table.map { $0.isNaN ? unknown : $0 } + [unknown]
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
