/// A set of rows, one bit each.
struct RowSet: Sendable, Equatable {
    /// How many rows there are, in the set or not.
    let rowCount: Int
    /// The bits, 64 rows to a word, the first row lowest; bits beyond the last row are 0.
    private(set) var words: [UInt64]

    /// The set of no rows, or of all.
    init(rowCount: Int, all: Bool = false) {
        self.rowCount = rowCount
        words = Array(repeating: all ? .max : 0, count: (rowCount + 63) / 64)
        trim()
    }

    /// The set that some words spell; bits beyond the last row must be 0.
    init(rowCount: Int, words: [UInt64]) {
        precondition(words.count == (rowCount + 63) / 64, "a word has 64 rows")
        self.rowCount = rowCount
        self.words = words
    }

    /// The set of the rows for which a function of their value's number is true.
    ///
    /// - Complexity: O(*n*) in the rows.
    init(_ numbers: ValueNumbers, where holds: [Bool]) {
        self.init(rowCount: numbers.count)
        guard holds.contains(true) else { return }
        words.withUnsafeMutableBufferPointer { words in
            holds.withUnsafeBufferPointer { holds in
                numbers.forEach(in: 0..<numbers.count) { row, number in
                    words[row >> 6] |= (holds[number] ? 1 : 0) << UInt64(row & 63)
                }
            }
        }
    }

    /// Whether a row is in the set.
    @inline(__always)
    func contains(_ row: Int) -> Bool { words[row >> 6] >> UInt64(row & 63) & 1 != 0 }

    /// Adds a row.
    mutating func insert(_ row: Int) { words[row >> 6] |= 1 << UInt64(row & 63) }

    /// Adds a row or takes it out.
    mutating func set(_ row: Int, to isIn: Bool) {
        let bit: UInt64 = 1 << UInt64(row & 63)
        words[row >> 6] = isIn ? words[row >> 6] | bit : words[row >> 6] & ~bit
    }

    /// How many rows are in the set.
    ///
    /// - Complexity: O(*n*) in the rows, 64 at a time.
    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Keeps what is in the other set too.
    mutating func formIntersection(_ other: RowSet) {
        for index in words.indices { words[index] &= other.words[index] }
    }

    /// Adds what is in the other set.
    mutating func formUnion(_ other: RowSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// Takes out what is in the other set.
    mutating func subtract(_ other: RowSet) {
        for index in words.indices { words[index] &= ~other.words[index] }
    }

    /// Calls a function with each row of the set, in order.
    ///
    /// - Complexity: O(*n*) in the rows, 64 at a time.
    @inline(__always)
    func forEach(_ body: (Int) -> Void) {
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                body(index << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }

    private mutating func trim() {
        let used = rowCount & 63
        if used > 0, let last = words.indices.last { words[last] &= 1 << UInt64(used) - 1 }
    }
}
