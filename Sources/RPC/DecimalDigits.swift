/// The digits of a decimal text, as far as a whole number of 64 bits holds them.
struct DecimalDigits {
    /// The next byte to read.
    private(set) var position: Int
    /// The digits that count, without the point.
    private var significand: UInt64 = 0
    /// How many of them there are in the significand at most; most zeros in front don't count.
    private var count = 0
    /// The exponent of the power of ten that the significand is multiplied with.
    private var exponent = 0
    /// Whether digits were left out because there was no room for them.
    private var isCut = false
    private var isNegative = false

    /// As many digits as each number of 64 bits has room for.
    private static let most = 19

    /// Starts in front of a number.
    init(at position: Int) { self.position = position }

    /// The nearest Double; nil where digits that were left out might decide.
    var value: Double? {
        let value = Double(nearestTo: significand, timesTenTo: exponent)
        if isCut, value != Double(nearestTo: significand &+ 1, timesTenTo: exponent) { return nil }
        return isNegative ? -value : value
    }

    /// Moves past a number of the form `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`.
    ///
    /// - Returns: whether there was one.
    @inline(__always)
    mutating func scan(_ bytes: RawSpan) -> Bool {
        if byte(bytes) == UInt8(ascii: "-") {
            isNegative = true
            position &+= 1
        }
        let first = byte(bytes)
        guard first.isDigit else { return false }
        if first == UInt8(ascii: "0") {
            position &+= 1
            if byte(bytes).isDigit { return false }
        } else {
            exponent = scanDigits(bytes).left
        }
        if byte(bytes) == UInt8(ascii: ".") {
            position &+= 1
            let scanned = scanDigits(bytes)
            guard scanned.read > 0 else { return false }
            exponent = exponent &+ scanned.left &- scanned.read
        }
        return byte(bytes) | 0x20 == UInt8(ascii: "e") ? scanExponent(bytes) : true
    }

    /// Moves past digits and adds them to the significand.
    ///
    /// - Returns: how many there were, and how many of these were left out.
    @inline(__always)
    private mutating func scanDigits(_ bytes: RawSpan) -> (read: Int, left: Int) {
        let start = position
        while count &+ 8 <= Self.most, position &+ 8 <= bytes.byteCount,
            let eight = UInt64.number(ofEightCharacters: bytes[wordAt: position])
        {
            significand = significand &* 100_000_000 &+ eight
            count &+= significand == 0 ? 0 : 8
            position &+= 8
        }
        while count < Self.most {
            let byte = byte(bytes)
            guard byte.isDigit else { return (position &- start, 0) }
            significand = significand &* 10 &+ UInt64(byte & 0xF)
            count &+= significand == 0 ? 0 : 1
            position &+= 1
        }
        let firstLeft = position
        while byte(bytes).isDigit {
            if byte(bytes) != UInt8(ascii: "0") { isCut = true }
            position &+= 1
        }
        return (position &- start, position &- firstLeft)
    }

    /// Moves past an exponent from its letter on and adds it.
    private mutating func scanExponent(_ bytes: RawSpan) -> Bool {
        position &+= 1
        let sign = byte(bytes)
        if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position &+= 1 }
        let start = position
        var read = 0
        while byte(bytes).isDigit {
            // Larger ones make no difference: no text is long enough to make up for them.
            if read < 1 &<< 48 { read = read &* 10 &+ Int(byte(bytes) & 0xF) }
            position &+= 1
        }
        exponent &+= sign == UInt8(ascii: "-") ? 0 &- read : read
        return position > start
    }

    /// The byte at the position, or 0 at the end of the text.
    @inline(__always)
    private func byte(_ bytes: RawSpan) -> UInt8 {
        position < bytes.byteCount ? bytes[byte: position] : 0
    }
}
