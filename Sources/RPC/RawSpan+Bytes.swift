extension RawSpan {
    /// One byte.
    ///
    /// Any bit pattern is a byte and the offset is checked, so nothing here is unsafe but the name.
    @inline(__always)
    subscript(byte offset: Int) -> UInt8 {
        unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    }

    /// Eight bytes from `offset` on as one number, the first byte lowest.
    @inline(__always)
    subscript(wordAt offset: Int) -> UInt64 {
        UInt64(littleEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// A copy of bytes that are known to be well-formed UTF-8, as a string.
    @inline(__always)
    func utf8String(_ range: Range<Int>) -> String {
        extracting(range).withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    }
}
