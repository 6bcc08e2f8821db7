import Documents

extension JSONWriter {
    /// Appends the shortest text of a number, or `null` where it isn't finite.
    ///
    /// Most numbers of a reply are whole or have few decimals; their digits are found here without
    /// a string. The others take the way of ``Swift/Double/shortestText``.
    mutating func appendDouble(_ value: Double) {
        guard value.isFinite else { return appendASCII("null") }
        let magnitude = value.magnitude
        guard magnitude < 0x1p54 else { return append(value.description) }
        let whole = UInt64(magnitude)
        if Double(whole) == magnitude {
            if value.sign == .minus { bytes.append(UInt8(ascii: "-")) }
            return appendDigits(whole)
        }
        // Below 1e-3 the exact text soon turns to exponents; from 1e10 on, five decimals would
        // need more than the fifteen digits that tell all decimals apart.
        guard magnitude >= 1e-3, magnitude < 1e10 else { return append(value.description) }
        // The quotient of two exact numbers is rounded once, as reading the decimal is. If it is
        // the value, then so is the decimal; with at most fifteen digits there is no other decimal
        // as short for it (IEEE 754 double: DBL_DIG = 15), hence it is the shortest text.
        let scaled = UInt64(magnitude * 1e5 + 0.5)
        guard Double(scaled) / 1e5 == magnitude else { return append(value.description) }
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        appendDecimal(scaled)
    }

    /// Appends a number given in units of 10^-5, without needless zeros at its end.
    private mutating func appendDecimal(_ scaled: UInt64) {
        let (whole, fraction) = scaled.quotientAndRemainder(dividingBy: 100_000)
        appendDigits(whole)
        bytes.append(UInt8(ascii: "."))
        var rest = fraction
        var unit: UInt64 = 10_000
        while rest > 0 {
            let (digit, next) = rest.quotientAndRemainder(dividingBy: unit)
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
            rest = next
            unit /= 10
        }
    }

    /// Appends the decimal digits of a number.
    mutating func appendDigits(_ value: UInt64) {
        var digits: InlineArray<20, UInt8> = .init(repeating: 0)
        var first = digits.count
        var rest = value
        repeat {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            first -= 1
            digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
            rest = quotient
        } while rest > 0
        for index in first..<digits.count { bytes.append(digits[index]) }
    }

    /// Appends ASCII text that needs no escape.
    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }
}
