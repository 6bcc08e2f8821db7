extension JSONWriter {
    /// Writes a string.
    ///
    /// - Complexity: O(*n*) in the length of the string.
    public mutating func value(_ value: String) {
        startValue()
        appendString(value)
        endValue()
    }

    /// Writes a number as the shortest text that reads back as the same number.
    ///
    /// The text is that of ``Swift/Double/shortestText``. JSON has no word for infinity and
    /// not-a-number: they become `null`.
    public mutating func value(_ value: Double) {
        startValue()
        appendDouble(value)
        endValue()
    }

    /// Writes a whole number.
    public mutating func value(_ value: Int) {
        startValue()
        appendInt(value)
        endValue()
    }

    /// Writes `true` or `false`.
    public mutating func value(_ value: Bool) {
        startValue()
        appendASCII(value ? "true" : "false")
        endValue()
    }

    /// Writes `null`.
    public mutating func null() {
        startValue()
        appendASCII("null")
        endValue()
    }
}
