extension JSONParser {
    /// An escaped character and the bytes its escape takes.
    struct Escape {
        /// The character.
        let scalar: Unicode.Scalar
        /// The bytes from the backslash on.
        let width: Int
    }

    /// Reads the escape whose backslash stands at `start`.
    func escape(_ bytes: RawSpan, at start: Int) throws(JSONFault) -> Escape {
        guard start + 1 < bytes.byteCount else { throw ended(bytes, "a string") }
        switch bytes[byte: start + 1] {
        case UInt8(ascii: "\""): return Escape(scalar: "\"", width: 2)
        case UInt8(ascii: "\\"): return Escape(scalar: "\\", width: 2)
        case UInt8(ascii: "/"): return Escape(scalar: "/", width: 2)
        case UInt8(ascii: "b"): return Escape(scalar: "\u{8}", width: 2)
        case UInt8(ascii: "f"): return Escape(scalar: "\u{C}", width: 2)
        case UInt8(ascii: "n"): return Escape(scalar: "\n", width: 2)
        case UInt8(ascii: "r"): return Escape(scalar: "\r", width: 2)
        case UInt8(ascii: "t"): return Escape(scalar: "\t", width: 2)
        case UInt8(ascii: "u"): return try unicodeEscape(bytes, at: start)
        default: throw .parse("the string holds an unknown escape", at: start)
        }
    }

    /// Reads `\u` and its four digits, or two of them that make one character.
    private func unicodeEscape(_ bytes: RawSpan, at start: Int) throws(JSONFault) -> Escape {
        let first = try codeUnit(bytes, at: start)
        if let scalar = Unicode.Scalar(first) { return Escape(scalar: scalar, width: 6) }
        let next = start + 6
        guard first < 0xDC00, next + 1 < bytes.byteCount,
            bytes[byte: next] == UInt8(ascii: "\\"), bytes[byte: next + 1] == UInt8(ascii: "u")
        else { throw .parse("the string holds half of a surrogate pair", at: start) }
        let second = try codeUnit(bytes, at: next)
        guard second & 0xFC00 == 0xDC00,
            let scalar = Unicode.Scalar(
                0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF))
            )
        else { throw .parse("the string holds half of a surrogate pair", at: start) }
        return Escape(scalar: scalar, width: 12)
    }

    /// Reads the four hexadecimal digits of the `\u` that stands at `start`.
    private func codeUnit(_ bytes: RawSpan, at start: Int) throws(JSONFault) -> UInt16 {
        var unit: UInt16 = 0
        for offset in 2..<6 {
            guard start + offset < bytes.byteCount else { throw ended(bytes, "a string") }
            let digit: UInt8
            switch bytes[byte: start + offset] {
            case let byte where byte.isDigit: digit = byte - UInt8(ascii: "0")
            case let byte where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte):
                digit = byte - UInt8(ascii: "a") + 10
            case let byte where (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte):
                digit = byte - UInt8(ascii: "A") + 10
            default: throw .parse("\\u needs four hexadecimal digits", at: start)
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}
