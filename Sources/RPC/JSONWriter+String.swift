extension JSONWriter {
    /// Appends a quoted string.
    ///
    /// Only what RFC 8259 demands is escaped: quotes, backslashes and C0 controls. U+2028 and
    /// U+2029 stay as they are, which JSON allows.
    mutating func appendString(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        // A native string is contiguous; only a bridged one has to be copied first.
        var value = value
        value.withUTF8 { appendEscaped($0) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends text, escaped where needed; runs that need no escape are copied as one.
    private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var runStart = 0
        for at in text.indices where Self.needsEscape(text[at]) {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<at]))
            appendEscape(text[at])
            runStart = at + 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart...]))
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
