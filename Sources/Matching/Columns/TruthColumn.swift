/// A truth value of Kleene's logic for every row.
struct TruthColumn: Sendable {
    /// Where it holds.
    var yes: RowSet
    /// Where it does not hold; in neither set where nobody knows.
    var no: RowSet

    /// The same truth everywhere.
    init(_ truth: Truth, rowCount: Int) {
        yes = RowSet(rowCount: rowCount, all: truth == .yes)
        no = RowSet(rowCount: rowCount, all: truth == .no)
    }

    /// The truth of each row's value.
    ///
    /// - Parameter truths: the truth of each distinct value, by its number.
    /// - Complexity: O(*n*) in the rows.
    init(_ numbers: ValueNumbers, _ truths: [Truth]) {
        let bits: [UInt64] = truths.map { truth in
            switch truth {
            case .unknown: 0
            case .yes: 1
            case .no: 2
            }
        }
        var yes: [UInt64] = []
        var no: [UInt64] = []
        let wordCount = (numbers.count + 63) / 64
        yes.reserveCapacity(wordCount)
        no.reserveCapacity(wordCount)
        bits.withUnsafeBufferPointer { bits in
            for start in stride(from: 0, to: numbers.count, by: 64) {
                // Words are put together in registers, the first row lowest.
                var (yesWord, noWord): (UInt64, UInt64) = (0, 0)
                numbers.forEach(in: start..<min(start + 64, numbers.count)) { row, number in
                    let place = UInt64(truncatingIfNeeded: row &- start)
                    yesWord |= (bits[number] & 1) &<< place
                    noWord |= (bits[number] &>> 1) &<< place
                }
                yes.append(yesWord)
                no.append(noWord)
            }
        }
        self.yes = RowSet(rowCount: numbers.count, words: yes)
        self.no = RowSet(rowCount: numbers.count, words: no)
    }

    /// Sets the truth of one row.
    mutating func set(_ truth: Truth, at row: Int) {
        yes.set(row, to: truth == .yes)
        no.set(row, to: truth == .no)
    }

    /// Where nobody knows.
    var unknown: RowSet {
        var rows = RowSet(rowCount: yes.rowCount, all: true)
        rows.subtract(yes)
        rows.subtract(no)
        return rows
    }

    /// The negation.
    var negated: TruthColumn {
        var result = self
        swap(&result.yes, &result.no)
        return result
    }

    /// Kleene's conjunction.
    mutating func formConjunction(_ other: TruthColumn) {
        yes.formIntersection(other.yes)
        no.formUnion(other.no)
    }

    /// Kleene's disjunction.
    mutating func formDisjunction(_ other: TruthColumn) {
        yes.formUnion(other.yes)
        no.formIntersection(other.no)
    }
}
