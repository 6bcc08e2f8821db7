/// What every row is worth on one criterion, whatever its weight: one utility for each distinct
/// value, or for each row where rows have little in common.
struct UtilityColumn: Sendable {
    /// Utilities 0...1 by value number, or by row; NaN where unknown.
    let table: [Double]
    /// The number of each row's value; nil where the table is by row.
    let numbers: ValueNumbers?

    /// The utility of a row, NaN where unknown.
    @inline(__always)
    subscript(row: Int) -> Double {
        guard let numbers else { return table[row] }
        return table[numbers[row]]
    }

    /// The memory that is the column's own, in bytes.
    var byteCount: Int { table.count * MemoryLayout<Double>.size }
}

extension Measure {
    /// The utilities of all rows: for each the same as ``utility(of:)``, found value by value.
    ///
    /// - Complexity: O(*d*) in the distinct values of the column that the measure looks at; O(*n*)
    ///   in the rows and sites for adoption, neighbours, feedback and solutions in place.
    func column(in index: SolutionIndex) -> UtilityColumn {
        switch self {
        case .overlap(let column, _, _), .ordered(let column, _), .exactly(let column, _),
            .levels(let column, _):
            return byValue(index.features[column]) { utility(of: $0) }
        case .existing(let column, _, let solutions, _):
            let shared = byValue(index.features[column]) { utility(of: $0) }
            guard !solutions.isEmpty else { return shared }
            var table = (0..<index.count).map { shared[$0] }
            for position in solutions { table[position] = 1 }
            return UtilityColumn(table: table, numbers: nil)
        case .requiredBandwidth, .readiness, .emram:
            return byValue(index.requirements) { utility(of: $0) }
        case .proximity(let nearness):
            return byValue(index.originators) { $0.map { nearness[$0] } }
        case .adoption(let adoption):
            let table = (0..<index.count).map { adoption.utility(at: $0) ?? .nan }
            return UtilityColumn(table: table, numbers: nil)
        case .neighbours(let neighbours):
            return UtilityColumn(table: neighbours.utilities(rowCount: index.count), numbers: nil)
        case .feedback(let signal):
            var table = [Double](repeating: .nan, count: index.count)
            for (row, utility) in signal { table[row] = utility }
            return UtilityColumn(table: table, numbers: nil)
        }
    }

    private func byValue<Value>(
        _ column: Column<Value>,
        _ utility: (Value) -> Double?
    ) -> UtilityColumn {
        UtilityColumn(table: column.table { utility($0) ?? .nan }, numbers: column.numbers)
    }
}
