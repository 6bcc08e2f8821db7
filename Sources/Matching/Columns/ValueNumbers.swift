/// A number for each row, as narrow as the largest of them allows.
enum ValueNumbers: Sendable {
    case narrow([UInt16])
    case wide([UInt32])

    /// Keeps numbers that are all below a limit.
    ///
    /// - Complexity: O(*n*).
    init(_ numbers: [UInt32], below limit: Int) {
        self =
            limit <= Int(UInt16.max) + 1
            ? .narrow(numbers.map { UInt16(truncatingIfNeeded: $0) }) : .wide(numbers)
    }

    /// The number of a row.
    @inline(__always)
    subscript(row: Int) -> Int {
        switch self {
        case .narrow(let numbers): Int(numbers[row])
        case .wide(let numbers): Int(numbers[row])
        }
    }

    /// How many rows there are.
    var count: Int {
        switch self {
        case .narrow(let numbers): numbers.count
        case .wide(let numbers): numbers.count
        }
    }

    /// The memory they take, in bytes.
    var byteCount: Int {
        switch self {
        case .narrow(let numbers): numbers.count * MemoryLayout<UInt16>.size
        case .wide(let numbers): numbers.count * MemoryLayout<UInt32>.size
        }
    }

    /// Calls a function with each row of a range and its number.
    ///
    /// - Complexity: O(*n*) in the range.
    @inline(__always)
    func forEach(in range: Range<Int>, _ body: (_ row: Int, _ number: Int) -> Void) {
        switch self {
        case .narrow(let numbers):
            numbers.withUnsafeBufferPointer { numbers in
                for row in range { body(row, Int(numbers[row])) }
            }
        case .wide(let numbers):
            numbers.withUnsafeBufferPointer { numbers in
                for row in range { body(row, Int(numbers[row])) }
            }
        }
    }
}
