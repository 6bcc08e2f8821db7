/// A plain table of utilities, ready for exact rankings under any weights.
///
/// What the engine does for a catalogue once its values have become utilities; by itself it serves
/// whoever has such a table already.
public struct UtilityMatrix: Sendable {
    /// How many alternatives there are.
    public let rowCount: Int
    /// How many criteria there are.
    public let columnCount: Int
    /// Row by row, so that scoring a row touches as little memory as can be.
    private let utilities: [Double]
    private let bounds: BlockBounds?

    /// Makes a matrix.
    ///
    /// - Parameters:
    ///   - columns: the utilities 0...1 of all rows, criterion by criterion.
    ///   - direction: what a utility of each criterion adds to the key that rows are ordered by,
    ///     >= 0: typical weights, or equal ones. It decides the speed and never the result.
    /// - Complexity: O(*n* x *c*).
    public init(columns: [[Double]], direction: [Double]) {
        precondition(columns.count == direction.count, "a direction has one number a column")
        let rowCount = columns.first?.count ?? 0
        self.rowCount = rowCount
        columnCount = columns.count
        var utilities = [Double](repeating: 0, count: rowCount * columns.count)
        for (column, values) in columns.enumerated() {
            precondition(values.count == rowCount, "all columns are equally long")
            for (row, value) in values.enumerated() {
                utilities[row * columns.count + column] = value
            }
        }
        self.utilities = utilities
        bounds = BlockBounds(rowCount: rowCount, direction: direction) { column, body in
            for (row, value) in columns[column].enumerated() { body(row, value) }
        }
    }

    /// The memory that bounds take, in bytes.
    public var boundByteCount: Int { bounds?.byteCount ?? 0 }

    /// The rows with the highest sums of weight x utility, best first; equal ones by row.
    ///
    /// - Parameters:
    ///   - limit: how many rows are wanted.
    ///   - weights: normalised weights >= 0, by column.
    ///   - search: what to work in; use it again, and nothing is allocated for it.
    /// - Complexity: O(*n* x *c*), with little work for blocks of rows that cannot be among them.
    public func top(
        _ limit: Int,
        weights: [Double],
        search: inout MatrixSearch
    ) {
        search.top.reset(limit: limit, minScore: 0)
        guard let bounds else {
            for row in 0..<rowCount { search.top.offer(score(row, weights)) }
            search.top.finish()
            return
        }
        search.scratch.weights.set(weights, direction: bounds.direction)
        bounds.search(&search.scratch, into: &search.top) { score($0, weights) }
        search.top.finish()
    }

    /// The same, into a new list.
    public func top(_ limit: Int, weights: [Double]) -> [(row: Int, score: Double)] {
        var search = MatrixSearch()
        top(limit, weights: weights, search: &search)
        return search.results
    }

    /// The same, found by scoring and sorting every row: the plain twin.
    ///
    /// - Complexity: O(*n* x *c* + *n* log *n*).
    public func plainTop(_ limit: Int, weights: [Double]) -> [(row: Int, score: Double)] {
        let scores = (0..<rowCount).map { score($0, weights) }.sorted { $0.precedes($1) }
        return scores.prefix(limit).map { ($0.position, $0.value) }
    }

    @inline(__always)
    private func score(_ row: Int, _ weights: [Double]) -> Score {
        var score = Score(position: row)
        let start = row * columnCount
        for column in 0..<columnCount {
            score.value += weights[column] * utilities[start + column]
        }
        return score
    }
}
