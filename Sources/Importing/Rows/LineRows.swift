/// Rows that are lines; empty lines are none.
struct LineRows: RowSplitter {
    private var buffer = RowBuffer()
    private var line = 1
    private var count = 0

    mutating func take(_ chunk: ArraySlice<UInt8>, into rows: inout [RawRow]) {
        var rest = chunk
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            buffer.append(rest[..<end])
            close(into: &rows)
            line += 1
            rest = rest[(end + 1)...]
        }
        buffer.append(rest)
    }

    mutating func finish(into rows: inout [RawRow]) {
        if !buffer.isEmpty { close(into: &rows) }
        if count == 0 {
            rows.append(RawRow(number: 0, line: 1, fault: RowReader.emptyFault))
        }
    }

    private mutating func close(into rows: inout [RawRow]) {
        let row = buffer.row(count + 1, line: line)
        guard row.fault != nil || !row.bytes.allSatisfy(\.isSpace) else { return }
        count += 1
        rows.append(row)
    }
}

extension UInt8 {
    /// Whether the byte is white space of JSON.
    var isSpace: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r")
            || self == UInt8(ascii: "\t")
    }
}
