extension JSONWriter {
    /// Appends the shortest text of a number, or `null` where it isn't finite.
    mutating func appendDouble(_ value: Double) {
        guard value.isFinite else { return appendASCII("null") }
        appendNumber { DecimalText.write(value, into: $0) }
    }

    /// Appends the decimal digits of a whole number.
    mutating func appendInt(_ value: Int) {
        appendNumber { DecimalText.write(value, into: $0) }
    }

    /// Appends what is written into room for one number, in one go.
    @inline(__always)
    private mutating func appendNumber(_ write: (UnsafeMutableRawBufferPointer) -> Int) {
        withUnsafeTemporaryAllocation(byteCount: DecimalText.room, alignment: 8) { room in
            let length = write(room)
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: room[..<length]))
        }
    }
}
