/// A place in bytes that ``ByteWriter`` wrote.
///
/// The bytes are a parameter of every step, because a span cannot be stored; each access is checked
/// against their end.
struct ByteCursor {
    /// The next byte to read.
    var offset: Int

    /// One byte.
    @inline(__always)
    mutating func byte(_ bytes: RawSpan) -> UInt8 {
        defer { offset += 1 }
        return bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    }

    /// A number from 0 on.
    @inline(__always)
    mutating func number(_ bytes: RawSpan) -> Int {
        let first = byte(bytes)
        return first < 0x80 ? Int(first) : rest(of: first, bytes)
    }

    private mutating func rest(of first: UInt8, _ bytes: RawSpan) -> Int {
        var value = UInt(first & 0x7F)
        var shift: UInt = 7
        while shift < UInt.bitWidth {
            let next = byte(bytes)
            value |= UInt(next & 0x7F) << shift
            if next < 0x80 { break }
            shift += 7
        }
        return Int(bitPattern: value)
    }

    /// A number of either sign.
    mutating func signed(_ bytes: RawSpan) -> Int {
        let value = UInt(bitPattern: number(bytes))
        return Int(bitPattern: value >> 1) ^ -Int(value & 1)
    }

    /// Eight bytes, the lowest first.
    mutating func word(_ bytes: RawSpan) -> UInt64 {
        defer { offset += 8 }
        let word = bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
        return UInt64(littleEndian: word)
    }

    /// Four bytes, the lowest first.
    mutating func half(_ bytes: RawSpan) -> UInt32 {
        defer { offset += 4 }
        let half = bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self)
        return UInt32(littleEndian: half)
    }

    /// A number with a fraction.
    mutating func double(_ bytes: RawSpan) -> Double { Double(bitPattern: word(bytes)) }

    /// A text behind its length.
    @inline(__always)
    mutating func text(_ bytes: RawSpan) -> String {
        let range = skipText(bytes)
        return bytes.extracting(range).withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    }

    /// Where the bytes of a text stand, which is passed over.
    @inline(__always)
    mutating func skipText(_ bytes: RawSpan) -> Range<Int> {
        let count = number(bytes)
        defer { offset += count }
        return offset..<offset + count
    }
}
