/// The bytes of the row that is being read; lets go of them once they are too many.
struct RowBuffer: Sendable {
    private var bytes: [UInt8] = []
    /// Whether the row is over the limit.
    private(set) var isOver = false

    /// Whether nothing has come yet.
    var isEmpty: Bool { bytes.isEmpty && !isOver }

    mutating func append(_ more: ArraySlice<UInt8>) {
        guard !isOver, !more.isEmpty else { return }
        if bytes.count + more.count > RowReader.longestRow {
            isOver = true
            bytes = []
        } else {
            bytes += more
        }
    }

    /// The row, and an empty buffer for the next.
    mutating func row(_ number: Int, line: Int, isLine: Bool = true) -> RawRow {
        defer {
            bytes.removeAll(keepingCapacity: bytes.count < 65_536)
            isOver = false
        }
        if isOver {
            let fault = "the row is over \(RowReader.longestRow >> 20) MiB and was skipped"
            return RawRow(number: number, line: line, fault: fault)
        }
        if isLine, bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        return RawRow(number: number, line: line, bytes: bytes)
    }
}
