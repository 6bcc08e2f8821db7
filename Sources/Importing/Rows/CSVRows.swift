/// Records of comma-separated values; the first is the line of column names and has the number 0.
///
/// A line break within quotation marks belongs to its cell. A quotation mark that does not open a
/// cell opens nothing, so that a stray one spoils its own record and no other.
struct CSVRows: RowSplitter {
    fileprivate enum Place {
        /// At the start of a cell.
        case start
        case bare
        case quoted
        /// After a quotation mark in a quoted cell: its end, or half of a doubled one.
        case mark
    }

    private var buffer = RowBuffer()
    private var place = Place.start
    private var line = 1
    /// The line on which the record starts.
    private var firstLine = 1
    private var count = 0

    mutating func take(_ chunk: ArraySlice<UInt8>, into rows: inout [RawRow]) {
        var start = chunk.startIndex
        for index in chunk.indices {
            let byte = chunk[index]
            if byte == UInt8(ascii: "\n") {
                line += 1
                // Of a record over the limit nobody knows whether its quotation mark is ever
                // closed: the next line is a new start.
                if place != .quoted || buffer.isOver {
                    buffer.append(chunk[start..<index])
                    start = index + 1
                    close(into: &rows)
                    continue
                }
            }
            place = place.after(byte)
            if index - start >= 65_536 {
                buffer.append(chunk[start..<index])
                start = index
            }
        }
        buffer.append(chunk[start...])
    }

    mutating func finish(into rows: inout [RawRow]) {
        if place == .quoted, !buffer.isOver {
            let fault = "the file ends within a cell whose quotation mark is never closed"
            rows.append(RawRow(number: count, line: firstLine, fault: fault))
            count += 1
        } else if !buffer.isEmpty {
            close(into: &rows)
        }
        if count == 0 {
            rows.append(RawRow(number: 0, line: 1, fault: RowReader.emptyFault))
        }
    }

    private mutating func close(into rows: inout [RawRow]) {
        let row = buffer.row(count, line: firstLine)
        firstLine = line
        place = .start
        guard row.fault != nil || !row.bytes.isEmpty else { return }
        count += 1
        rows.append(row)
    }
}

extension CSVRows.Place {
    /// The place behind one more byte.
    fileprivate func after(_ byte: UInt8) -> Self {
        switch (self, byte) {
        case (.start, UInt8(ascii: "\"")): .quoted
        case (.start, UInt8(ascii: ",")), (.bare, UInt8(ascii: ",")), (.mark, UInt8(ascii: ",")):
            .start
        case (.quoted, UInt8(ascii: "\"")): .mark
        case (.mark, UInt8(ascii: "\"")): .quoted
        case (.quoted, _): .quoted
        default: .bare
        }
    }
}
