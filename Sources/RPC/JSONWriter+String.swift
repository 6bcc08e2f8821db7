extension JSONWriter {
    /// The longest string that is tried as a whole before anything is appended.
    private static var shortBytes: Int { 64 }

    /// Appends a quoted string.
    ///
    /// Only what RFC 8259 demands is escaped: quotes, backslashes and C0 controls. U+2028 and
    /// U+2029 stay as they are, which JSON allows.
    ///
    /// - Parameters:
    ///   - value: the string.
    ///   - isKey: whether a colon follows.
    mutating func appendString(_ value: String, isKey: Bool = false) {
        // A native string is contiguous; only a bridged one has to be copied first.
        var value = value
        value.withUTF8 { characters in
            let text = UnsafeRawBufferPointer(characters)
            if text.count <= Self.shortBytes, appendPlain(text, isKey: isKey) { return }
            bytes.append(UInt8(ascii: "\""))
            appendEscaped(text)
            bytes.append(UInt8(ascii: "\""))
            if isKey { bytes.append(UInt8(ascii: ":")) }
        }
    }

    /// Appends a short string with its quotes in one go, unless it needs an escape.
    ///
    /// Most strings of a reply are short and plain, and each append has its price, whatever its
    /// length.
    ///
    /// - Returns: whether it was appended.
    private mutating func appendPlain(_ text: UnsafeRawBufferPointer, isKey: Bool) -> Bool {
        var isPlain = false
        bytes.append(room: text.count + 3) { quoted in
            isPlain = Self.copyPlain(text, into: quoted)
            return isPlain ? text.count + (isKey ? 3 : 2) : 0
        }
        return isPlain
    }

    /// Copies a string between quotes, followed by a colon.
    ///
    /// - Returns: false as soon as a byte would have to be escaped.
    @inline(__always)
    private static func copyPlain(
        _ text: UnsafeRawBufferPointer,
        into quoted: UnsafeMutableRawBufferPointer
    ) -> Bool {
        quoted[0] = UInt8(ascii: "\"")
        var at = 0
        while text.count - at >= 8 {
            let eight = text.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            if escapeMarks(UInt64(littleEndian: eight)) != 0 { return false }
            quoted.storeBytes(of: eight, toByteOffset: at + 1, as: UInt64.self)
            at += 8
        }
        while at < text.count {
            if needsEscape(text[at]) { return false }
            quoted[at + 1] = text[at]
            at += 1
        }
        quoted[at + 1] = UInt8(ascii: "\"")
        quoted[at + 2] = UInt8(ascii: ":")
        return true
    }

    /// Appends text, escaped where needed; runs that need no escape are copied as one.
    private mutating func appendEscaped(_ text: UnsafeRawBufferPointer) {
        var runStart = 0
        while true {
            let runEnd = Self.firstEscape(text, from: runStart)
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[runStart..<runEnd]))
            guard runEnd < text.count else { return }
            appendEscape(text[runEnd])
            runStart = runEnd + 1
        }
    }

    /// The offset of the first byte that has to be escaped, or of the end.
    private static func firstEscape(_ text: UnsafeRawBufferPointer, from start: Int) -> Int {
        var at = start
        while text.count - at >= 8 {
            let eight = text.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            let marks = escapeMarks(UInt64(littleEndian: eight))
            if marks != 0 { return at + marks.trailingZeroBitCount / 8 }
            at += 8
        }
        while at < text.count, !needsEscape(text[at]) { at += 1 }
        return at
    }

    /// Of eight bytes, the highest bit of the first one that has to be escaped, and perhaps some
    /// above it; zero where there is none.
    ///
    /// From each byte below 0x80, the least that needs no escape is taken away, or one where only
    /// zero needs it: what borrows then from the highest bit has to be escaped. A borrow from the
    /// next byte only disturbs bytes above one that is marked.
    @inline(__always)
    private static func escapeMarks(_ eight: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let control = eight &- (ones &* 0x20)
        let quote = (eight ^ (ones &* UInt64(UInt8(ascii: "\"")))) &- ones
        let backslash = (eight ^ (ones &* UInt64(UInt8(ascii: "\\")))) &- ones
        return (control | quote | backslash) & ~eight & (ones &* 0x80)
    }

    @inline(__always)
    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func appendEscape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): appendASCII("\\\"")
        case UInt8(ascii: "\\"): appendASCII("\\\\")
        case UInt8(ascii: "\n"): appendASCII("\\n")
        case UInt8(ascii: "\r"): appendASCII("\\r")
        case UInt8(ascii: "\t"): appendASCII("\\t")
        default:
            appendASCII(byte < 0x10 ? "\\u000" : "\\u001")
            let digit = byte & 0xF
            bytes.append(digit < 10 ? digit + UInt8(ascii: "0") : digit + UInt8(ascii: "a") - 10)
        }
    }

    /// Appends ASCII text that needs no escape.
    @inline(__always)
    mutating func appendASCII(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
}
