/// One column of the catalogue: which of its distinct values each row has.
///
/// Catalogues repeat themselves: a million solutions share a few thousand code sets. So whatever a
/// query asks of a value is asked once for each distinct value, and a row costs one lookup.
struct Column<Value: Hashable & Sendable>: Sendable {
    /// The number of each row's value.
    let numbers: ValueNumbers
    /// The distinct values by their number, in the order of their first row.
    let values: [Value]

    /// The value of a row.
    subscript(row: Int) -> Value { values[numbers[row]] }

    /// What a function makes of each distinct value, by number.
    ///
    /// - Complexity: O(*d*) in the distinct values.
    func table<Result>(_ function: (Value) -> Result) -> [Result] { values.map(function) }
}

extension Column {
    /// Gathers the values of a column row by row.
    struct Builder {
        private var numbers: [UInt32] = []
        private var values: [Value] = []
        private var known: [Value: UInt32] = [:]
        private var last: (value: Value, number: UInt32)?

        init(rows: Int) { numbers.reserveCapacity(rows) }

        /// Adds the next row.
        ///
        /// - Returns: the number of its value.
        /// - Complexity: O(1) on average.
        @discardableResult
        mutating func append(_ value: Value) -> UInt32 {
            // Values come in runs, above all unknown ones; equality is cheaper than a hash.
            if let last, last.value == value {
                numbers.append(last.number)
                return last.number
            }
            let next = UInt32(values.count)
            let number = known[value, default: next]
            if number == next {
                known[value] = number
                values.append(value)
            }
            last = (value, number)
            numbers.append(number)
            return number
        }

        /// Adds the next row by the number of its value, which an earlier row has.
        mutating func append(number: UInt32) { numbers.append(number) }

        /// The column of what was added.
        ///
        /// - Complexity: O(*n*) in the rows.
        func column() -> Column {
            Column(numbers: ValueNumbers(numbers, below: values.count), values: values)
        }
    }
}
