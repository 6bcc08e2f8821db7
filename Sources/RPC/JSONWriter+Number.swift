extension JSONWriter {
    /// Appends the shortest text of a number, or `null` where it isn't finite.
    mutating func appendDouble(_ value: Double) {
        guard value.isFinite else { return appendASCII("null") }
        bytes.append(room: DecimalText.room) { DecimalText.write(value, into: $0) }
    }

    /// Appends the decimal digits of a whole number.
    mutating func appendInt(_ value: Int) {
        bytes.append(room: DecimalText.room) { DecimalText.write(value, into: $0) }
    }
}
