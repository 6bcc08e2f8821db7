/// Writes numbers and texts as bytes that ``ByteCursor`` reads.
struct ByteWriter {
    /// What was written.
    var bytes: [UInt8] = []

    /// A number from 0 on, seven bits a byte, the lowest first. Source: unsigned LEB128.
    mutating func number(_ value: Int) {
        var rest = UInt(bitPattern: value)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// A number of either sign.
    mutating func signed(_ value: Int) { number(value << 1 ^ value >> (Int.bitWidth - 1)) }

    /// Eight bytes.
    mutating func double(_ value: Double) { word(value.bitPattern) }

    /// Eight bytes, the lowest first.
    mutating func word(_ value: UInt64) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Four bytes, the lowest first.
    mutating func half(_ value: UInt32) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// A text behind its length.
    mutating func text(_ value: String) {
        number(value.utf8.count)
        bytes.append(contentsOf: value.utf8)
    }
}
