/// Writes numbers as decimal text into memory that the caller owns.
///
/// Nothing is allocated. Digits are found and stored eight at a time, so that the bytes behind the
/// text change too: a caller sets aside ``room`` bytes for each number, whatever its length.
public enum DecimalText {
    /// The bytes that one number may touch; its text has no more than 24.
    public static let room = 40

    /// Writes a Double as the shortest text that reads back as the same number.
    ///
    /// The text is that of ``Swift/Double/shortestText``.
    ///
    /// - Parameters:
    ///   - value: a finite number.
    ///   - buffer: where to write.
    ///   - offset: the place of the text's first byte, ``room`` bytes or more before the end.
    /// - Returns: the length of the text in bytes.
    public static func write(
        _ value: Double,
        into buffer: UnsafeMutableRawBufferPointer,
        at offset: Int = 0
    ) -> Int {
        let start = checkedStart(buffer, offset)
        precondition(value.isFinite, "only a finite number has a decimal text")
        let magnitude = value.magnitude
        let signBytes = writeSign(value.sign == .minus, at: start)
        let text = start + signBytes
        if magnitude < 0x1p54 {
            let whole = UInt64(magnitude)
            if Double(whole) == magnitude { return signBytes &+ write(whole: whole, at: text) }
        }
        return signBytes &+ write(ShortestDecimal(magnitude), at: text)
    }

    /// Writes a whole number.
    ///
    /// - Parameters:
    ///   - value: any number.
    ///   - buffer: where to write.
    ///   - offset: the place of the text's first byte, ``room`` bytes or more before the end.
    /// - Returns: the length of the text in bytes.
    public static func write(
        _ value: Int,
        into buffer: UnsafeMutableRawBufferPointer,
        at offset: Int = 0
    ) -> Int {
        let start = checkedStart(buffer, offset)
        let signBytes = writeSign(value < 0, at: start)
        return signBytes &+ write(whole: UInt64(value.magnitude), at: start + signBytes)
    }

    @inline(__always)
    private static func checkedStart(
        _ buffer: UnsafeMutableRawBufferPointer,
        _ offset: Int
    ) -> UnsafeMutableRawPointer {
        guard let start = buffer.baseAddress, offset >= 0, buffer.count &- offset >= room else {
            preconditionFailure("a number needs room")
        }
        return start + offset
    }

    /// Writes a minus, which stays only if its length is counted.
    @inline(__always)
    private static func writeSign(_ isNegative: Bool, at text: UnsafeMutableRawPointer) -> Int {
        text.storeBytes(of: UInt8(ascii: "-"), as: UInt8.self)
        return isNegative ? 1 : 0
    }

    /// Writes a whole number in full.
    private static func write(whole value: UInt64, at text: UnsafeMutableRawPointer) -> Int {
        guard value >= 100_000_000 else {
            let digits = UInt64.eightDigits(value)
            // The zeros in front; the last digit is written, whatever it is.
            let zeros = min(digits.trailingZeroBitCount &>> 3, 7)
            store((digits | .zeroCharacters) &>> UInt64(truncatingIfNeeded: zeros &<< 3), at: text)
            return 8 &- zeros
        }
        let (upper, lower) = value.quotientAndRemainder(dividingBy: 100_000_000)
        let length = write(whole: upper, at: text)
        store(.eightDigits(lower) | .zeroCharacters, at: text + length)
        return length &+ 8
    }

    /// Writes a decimal: in full from 0.0001 up to 10^16, otherwise with an exponent.
    private static func write(_ decimal: ShortestDecimal, at text: UnsafeMutableRawPointer) -> Int {
        let (nine, lower) = decimal.digits.quotientAndRemainder(dividingBy: 100_000_000)
        let (first, upper) = nine.quotientAndRemainder(dividingBy: 100_000_000)
        let upperDigits = UInt64.eightDigits(upper)
        let lowerDigits = UInt64.eightDigits(lower)
        // How many there are without the zeros at the end, the first included.
        let isLong = UInt64(bit: lowerDigits != 0)
        let last = UInt64.choose(isLong, lowerDigits, upperDigits)
        let count =
            9 &+ Int(truncatingIfNeeded: isLong &<< 3) &- last.leadingZeroBitCount &>> 3
        // The digits in front of the point; where negative, the zeros behind it.
        let place = decimal.exponent &+ 17
        let isBelowOne = place <= 0 && place > -4
        var digits = text
        if isBelowOne {
            store(.zeroCharacters, at: text)
            text.storeBytes(of: UInt8(ascii: "."), toByteOffset: 1, as: UInt8.self)
            digits += 2 &- place
        }
        let character = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: first)
        digits.storeBytes(of: character, as: UInt8.self)
        store(upperDigits | .zeroCharacters, at: digits + 1)
        store(lowerDigits | .zeroCharacters, at: digits + 9)
        if isBelowOne { return 2 &- place &+ count }
        guard place > 0, place < 17 else {
            insertPoint(after: 1, text)
            let length = count == 1 ? 1 : count &+ 1
            return length &+ write(exponent: place &- 1, at: text + length)
        }
        insertPoint(after: place, text)
        return count &+ 1
    }

    /// Moves the sixteen bytes behind the first ones on by one and puts a point between.
    @inline(__always)
    private static func insertPoint(after count: Int, _ text: UnsafeMutableRawPointer) {
        let point = text + count
        let near = point.loadUnaligned(as: UInt64.self)
        let far = point.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        point.storeBytes(of: UInt8(ascii: "."), as: UInt8.self)
        point.storeBytes(of: near, toByteOffset: 1, as: UInt64.self)
        point.storeBytes(of: far, toByteOffset: 9, as: UInt64.self)
    }

    /// Writes an exponent: its sign always, and two digits at least.
    private static func write(exponent: Int, at text: UnsafeMutableRawPointer) -> Int {
        let sign = exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")
        text.storeBytes(of: UInt8(ascii: "e"), as: UInt8.self)
        text.storeBytes(of: sign, toByteOffset: 1, as: UInt8.self)
        text.storeBytes(of: UInt8(ascii: "0"), toByteOffset: 2, as: UInt8.self)
        let magnitude = UInt64(exponent.magnitude)
        let length = magnitude < 10 ? 3 : 2
        return length &+ write(whole: magnitude, at: text + length)
    }

    @inline(__always)
    private static func store(_ characters: UInt64, at text: UnsafeMutableRawPointer) {
        text.storeBytes(of: characters.littleEndian, as: UInt64.self)
    }
}
