/// Spells texts as YAML scalars that read back as the same text, by whatever rules they are read.
enum YAMLScalar {
    /// A text of people or of a code, in quotation marks where it needs them.
    ///
    /// - Parameters:
    ///   - text: any text.
    ///   - isInFlow: whether it stands between brackets, where commas part values.
    static func text(_ text: String, isInFlow: Bool) -> String {
        isPlain(text, isInFlow: isInFlow) ? text : quoted(text)
    }

    private static func isPlain(_ text: String, isInFlow: Bool) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last, isWordStart(first),
            last != UInt8(ascii: ":"), last != UInt8(ascii: " "), !isOtherType(text),
            text.unicodeScalars.allSatisfy(isPrintable)
        else { return false }
        var before: UInt8 = 0
        for byte in text.utf8 {
            if before == UInt8(ascii: ":") && byte == UInt8(ascii: " ") { return false }
            if before == UInt8(ascii: " ") && byte == UInt8(ascii: "#") { return false }
            if isInFlow, ",[]{}".utf8.contains(byte) { return false }
            // Within brackets some readers take any colon for that of a key.
            if isInFlow, byte == UInt8(ascii: "#") { return false }
            before = byte
        }
        return true
    }

    /// Whether a plain scalar may start with this byte, other than digits: those need a look.
    private static func isWordStart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
            true
        default: false
        }
    }

    /// Whether a reader of YAML 1.1 or 1.2 would take the text for something else than text.
    private static func isOtherType(_ text: String) -> Bool {
        if text.utf8.count <= 5, Self.words.contains(text.lowercased()) { return true }
        // Numbers, dates, times and whatever else starts with a digit and has no word in it.
        guard let first = text.utf8.first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= first else {
            return false
        }
        return text.utf8.allSatisfy { byte in
            UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                || "abcdefxoABCDEFXO.:_+-".utf8.contains(byte)
        }
    }

    private static let words: Set<String> = [
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf",
    ]

    /// What libyaml reads without an escape.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x1_0000...0x10_FFFF:
            true
        default: false
        }
    }

    private static func quoted(_ text: String) -> String {
        var line = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": line += "\\\""
            case "\\": line += "\\\\"
            case _ where isPrintable(scalar): line.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                line += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            }
        }
        return line + "\""
    }
}
