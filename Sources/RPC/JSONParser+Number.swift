extension JSONParser {
    /// Reads a number, checked to be within the range of a Double.
    ///
    /// - Returns: its source text.
    mutating func number(_ bytes: RawSpan) throws(JSONFault) -> String {
        let start = position
        if bytes[byte: position] == UInt8(ascii: "-") { position += 1 }
        let leadsWithZero = peek(bytes) == UInt8(ascii: "0")
        let whole = try digits(bytes)
        if leadsWithZero, whole > 1 {
            throw .parse("a number must not start with a needless 0", at: start)
        }
        if peek(bytes) == UInt8(ascii: ".") {
            position += 1
            _ = try digits(bytes)
        }
        var exponentDigits = 0
        if peek(bytes) | 0x20 == UInt8(ascii: "e") {
            position += 1
            let sign = peek(bytes)
            if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
            exponentDigits = try digits(bytes)
        }
        let length = position - start
        guard length <= limits.stringBytes else { throw .beyond(.string, of: limits, at: start) }
        let text = bytes.utf8String(start..<position)
        // Only a long spelling or an exponent of three digits can lead beyond 1.8e308.
        if length > 200 || exponentDigits > 2, Double(text)?.isFinite != true {
            throw .parse("a number is too large for a 64-bit floating-point number", at: start)
        }
        return text
    }

    /// The byte at the position, or 0 at the end of the text.
    @inline(__always)
    private func peek(_ bytes: RawSpan) -> UInt8 {
        position < bytes.byteCount ? bytes[byte: position] : 0
    }

    /// Moves past one digit or more.
    ///
    /// - Returns: how many there were.
    @inline(__always)
    private mutating func digits(_ bytes: RawSpan) throws(JSONFault) -> Int {
        let start = position
        while position < bytes.byteCount, bytes[byte: position].isDigit { position += 1 }
        guard position > start else {
            throw position < bytes.byteCount
                ? .parse("a digit was expected", at: position) : ended(bytes, "a number")
        }
        return position - start
    }
}

extension UInt8 {
    /// Whether the byte is one of `0`...`9`.
    @inline(__always)
    var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
}
