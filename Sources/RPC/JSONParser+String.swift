extension JSONParser {
    /// Reads a string from its opening quote on.
    ///
    /// - Parameters:
    ///   - bytes: the whole text.
    ///   - limit: the limit on its length, `string` or `key`.
    mutating func string(_ bytes: RawSpan, limit: JSONLimit) throws(JSONFault) -> String {
        let start = position + 1
        let end = Self.skipPlain(bytes, from: start)
        guard end < bytes.byteCount, bytes[byte: end] == UInt8(ascii: "\"") else {
            return try richString(bytes, from: start, plainUntil: end, limit: limit)
        }
        guard end - start <= limits[limit] else {
            throw .beyond(limit, of: limits, at: position)
        }
        position = end + 1
        lastStringIsPlain = true
        return bytes.utf8String(start..<end)
    }

    /// Moves past printable ASCII other than `"` and `\`, eight bytes at a time while there are.
    private static func skipPlain(_ bytes: RawSpan, from start: Int) -> Int {
        var at = start
        while at + 8 <= bytes.byteCount {
            let special = specials(in: bytes[wordAt: at])
            if special != 0 { return at + special.trailingZeroBitCount / 8 }
            at += 8
        }
        while at < bytes.byteCount, isPlain(bytes[byte: at]) { at += 1 }
        return at
    }

    /// Marks the bytes of a word that end a run of plain ASCII; exact up to the lowest mark.
    ///
    /// Source: the "determine if a word has a byte less than n" formulas of S. E. Anderson, Bit
    /// Twiddling Hacks. A borrow can only reach bytes above one that is marked rightly.
    @inline(__always)
    private static func specials(in word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
        let escapes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
        let found =
            ((quotes &- ones) & ~quotes) | ((escapes &- ones) & ~escapes)
            | ((word &- ones &* 0x20) & ~word) | word
        return found & (ones &* 0x80)
    }

    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    /// Reads a string that holds more than plain ASCII, or a fault.
    ///
    /// The first pass checks every byte and measures; the second, only needed for escapes, decodes.
    @inline(never)
    private mutating func richString(
        _ bytes: RawSpan,
        from start: Int,
        plainUntil: Int,
        limit: JSONLimit
    ) throws(JSONFault) -> String {
        var at = plainUntil
        var length = plainUntil - start
        var hasEscapes = false
        while true {
            guard at < bytes.byteCount else { throw ended(bytes, "a string") }
            let byte = bytes[byte: at]
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                let escape = try self.escape(bytes, at: at)
                at += escape.width
                length += UTF8.width(escape.scalar)
            } else if byte >= 0x80 {
                let width = try sequenceWidth(bytes, at: at)
                at += width
                length += width
            } else if byte >= 0x20 {
                let next = Self.skipPlain(bytes, from: at)
                length += next - at
                at = next
            } else {
                throw .parse("a control character in a string must be escaped", at: at)
            }
        }
        guard length <= limits[limit] else { throw .beyond(limit, of: limits, at: position) }
        position = at + 1
        lastStringIsPlain = false
        guard hasEscapes else { return bytes.utf8String(start..<at) }
        return decoded(bytes, start..<at, length: length)
    }

    /// The text of a checked string with escapes.
    private func decoded(_ bytes: RawSpan, _ range: Range<Int>, length: Int) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(length)
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = bytes[byte: at]
            // The range has been checked before, so the escape can always be read.
            if byte == UInt8(ascii: "\\"), let escape = try? self.escape(bytes, at: at) {
                text.append(contentsOf: String(escape.scalar).utf8)
                at += escape.width
            } else {
                text.append(byte)
                at += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The number of bytes of a well-formed multi-byte character (Unicode 16, table 3-7).
    private func sequenceWidth(_ bytes: RawSpan, at start: Int) throws(JSONFault) -> Int {
        let width: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch bytes[byte: start] {
        case 0xC2...0xDF: width = 2
        case 0xE0: (width, second) = (3, 0xA0...0xBF)
        case 0xED: (width, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: width = 3
        case 0xF0: (width, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: width = 4
        case 0xF4: (width, second) = (4, 0x80...0x8F)
        default: throw .parse("the text is not well-formed UTF-8", at: start)
        }
        guard start + width <= bytes.byteCount else { throw ended(bytes, "a character") }
        guard second.contains(bytes[byte: start + 1]) else {
            throw .parse("the text is not well-formed UTF-8", at: start)
        }
        for offset in 2..<max(2, width) where bytes[byte: start + offset] & 0xC0 != 0x80 {
            throw .parse("the text is not well-formed UTF-8", at: start)
        }
        return width
    }
}
