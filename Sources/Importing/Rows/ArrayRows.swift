/// The elements of one JSON array, found by their brackets; what is between these is not judged.
struct ArrayRows: RowSplitter {
    private enum Place {
        case beforeArray
        /// Where an element is to start: the first, or one behind a comma.
        case beforeFirst
        case beforeNext
        case within
        case behindElement
        case behindArray
        /// The file is no array, and the rest of it is not read.
        case lost
    }

    private var place = Place.beforeArray
    private var buffer = RowBuffer()
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var line = 1
    private var firstLine = 1
    private var count = 0

    mutating func take(_ chunk: ArraySlice<UInt8>, into rows: inout [RawRow]) {
        guard place != .lost else { return }
        var start = chunk.startIndex
        for index in chunk.indices {
            let byte = chunk[index]
            if byte == UInt8(ascii: "\n") { line += 1 }
            if place == .within {
                if isScalarEnd(byte) {
                    buffer.append(chunk[start..<index])
                    close(into: &rows)
                    between(byte, at: index, &start, into: &rows)
                } else if advance(over: byte) {
                    buffer.append(chunk[start...index])
                    close(into: &rows)
                } else if index - start >= 65_536 {
                    buffer.append(chunk[start..<index])
                    start = index
                }
            } else if !byte.isSpace {
                between(byte, at: index, &start, into: &rows)
            }
            if place == .lost { return }
        }
        if place == .within { buffer.append(chunk[start...]) }
    }

    mutating func finish(into rows: inout [RawRow]) {
        switch place {
        case .beforeArray:
            rows.append(RawRow(number: 0, line: 1, fault: RowReader.emptyFault))
        case .behindArray where count == 0:
            rows.append(RawRow(number: 0, line: 1, fault: "the array is empty"))
        case .within:
            let row = buffer.row(count + 1, line: firstLine, isLine: false)
            let fault = row.fault ?? "the file ends within this row; is it cut off?"
            rows.append(RawRow(number: row.number, line: row.line, fault: fault))
        case .beforeFirst, .beforeNext, .behindElement:
            let fault = "the file ends before its array does; is it cut off?"
            rows.append(RawRow(number: count + 1, line: line, fault: fault))
        case .behindArray, .lost: break
        }
    }

    /// Reads a byte that stands between elements and is no white space.
    private mutating func between(
        _ byte: UInt8,
        at index: Int,
        _ start: inout Int,
        into rows: inout [RawRow]
    ) {
        switch (place, byte) {
        case (.beforeArray, UInt8(ascii: "[")): place = .beforeFirst
        case (.beforeArray, _):
            place = .lost
            let fault = "the file must be a JSON array of rows, that is, start with ["
            rows.append(RawRow(number: 0, line: line, fault: fault))
        case (.beforeFirst, UInt8(ascii: "]")), (.behindElement, UInt8(ascii: "]")):
            place = .behindArray
        case (.behindElement, UInt8(ascii: ",")): place = .beforeNext
        case (.beforeNext, UInt8(ascii: "]")), (.beforeNext, UInt8(ascii: ",")),
            (.beforeFirst, UInt8(ascii: ",")):
            count += 1
            rows.append(RawRow(number: count, line: line, fault: "a row is missing at a comma"))
            place = byte == UInt8(ascii: "]") ? .behindArray : .beforeNext
        case (.behindArray, _):
            place = .lost
            let fault = "there is more behind the end of the array"
            rows.append(RawRow(number: 0, line: line, fault: fault))
        case (.behindElement, _):
            count += 1
            rows.append(RawRow(number: count, line: line, fault: "a comma is missing before it"))
            open(byte, at: index, &start)
        default: open(byte, at: index, &start)
        }
    }

    /// Starts an element.
    private mutating func open(_ byte: UInt8, at index: Int, _ start: inout Int) {
        place = .within
        start = index
        firstLine = line
        (depth, isInString, isEscaped) = (0, false, false)
        _ = advance(over: byte)
        // A bracket that closes nothing is read up to the next comma, and refused as a whole.
        depth = max(depth, 0)
    }

    /// Moves over a byte of an element.
    ///
    /// - Returns: whether the element ends with it.
    private mutating func advance(over byte: UInt8) -> Bool {
        if isInString {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isInString = false
                return depth == 0
            }
            return false
        }
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            depth -= 1
            return depth <= 0
        default: break
        }
        return false
    }

    /// Whether a byte ends a number or word that is an element by itself.
    private func isScalarEnd(_ byte: UInt8) -> Bool {
        depth == 0 && !isInString && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]"))
    }

    private mutating func close(into rows: inout [RawRow]) {
        count += 1
        rows.append(buffer.row(count, line: firstLine, isLine: false))
        place = .behindElement
    }
}
