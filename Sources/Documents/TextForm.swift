/// How a text may be spelt.
public enum TextForm: Sendable, Equatable {
    /// One line that people read: no control, bidirectional or zero-width characters.
    case line
    /// Lines that people read: as ``line``, with line breaks and tabs.
    case prose
    /// The id of a solution or model: `[a-z0-9][a-z0-9-]{0,63}`.
    case slug
    /// The id of a profile or constraint: `[A-Za-z0-9][A-Za-z0-9._-]{0,63}`.
    case name
    /// A code of a code list: `[A-Za-z0-9][A-Za-z0-9._+-]{0,63}`.
    case code
    /// An `https:` or `http:` address without spaces.
    case link
    /// A day, `YYYY-MM-DD`.
    case day
    /// A date as well as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    case partialDate

    /// The regular expression of the form (ECMA-262), where it has one.
    public var pattern: String? {
        switch self {
        case .line, .prose: nil
        case .slug: "^[a-z0-9][a-z0-9-]{0,63}$"
        case .name: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
        case .code: "^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$"
        case .link: "^https?://[^ ]+$"
        case .day: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        case .partialDate: "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
        }
    }

    /// What is wrong with `text`, or nil when it has the form.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    public func complaint(about text: String) -> String? {
        switch self {
        case .line:
            return text.unicodeScalars.contains(where: Self.isInvisible)
                ? "must not hold control, bidirectional or zero-width characters" : nil
        case .prose:
            let rest = text.unicodeScalars.filter { !"\n\r\t".unicodeScalars.contains($0) }
            return rest.contains(where: Self.isInvisible)
                ? "must not hold control, bidirectional or zero-width characters" : nil
        case .slug:
            return Self.isIdentifier(text, first: Self.isLowerOrDigit) {
                Self.isLowerOrDigit($0) || $0 == UInt8(ascii: "-")
            } ? nil : "must be 1-64 of a-z, 0-9 and -, and start with a letter or digit"
        case .name:
            return Self.isIdentifier(text, first: Self.isAlphanumeric) {
                Self.isAlphanumeric($0) || "._-".utf8.contains($0)
            } ? nil : "must be 1-64 of letters, digits, . _ and -, and start with a letter or digit"
        case .code:
            return Self.isIdentifier(text, first: Self.isAlphanumeric) {
                Self.isAlphanumeric($0) || "._+-".utf8.contains($0)
            } ? nil : "must be 1-64 of letters, digits, . _ + and -"
        case .link:
            let start = ["https://", "http://"].first(where: text.hasPrefix) ?? text
            return text.utf8.count > start.utf8.count
                && !text.unicodeScalars.contains { $0 == " " || Self.isInvisible($0) }
                ? nil : "must be an address that starts with https:// or http://"
        case .day:
            return CalendarDate(text) == nil ? "must be a day, YYYY-MM-DD" : nil
        case .partialDate:
            return PartialDate(text) == nil ? "must be YYYY, YYYY-MM or YYYY-MM-DD" : nil
        }
    }

    /// Whether a character cannot be seen but changes what is read or where: a disguise in a name.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F: true  // C0, DEL, C1
        case 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0x061C: true  // zero width, marks
        case 0xAD, 0x034F, 0x180E: true  // soft hyphen, joiner, vowel separator
        case 0x202A...0x202E, 0x2066...0x2069: true  // bidirectional overrides and isolates
        case 0x2028, 0x2029: true  // line and paragraph separators
        case 0x206A...0x206F, 0xFFF9...0xFFFB: true  // obsolete formats, annotations
        case 0xE0000...0xE007F: true  // tags, which spell whole sentences unseen
        default: false
        }
    }

    /// Whether the text is 1-64 bytes with the right first byte and right others.
    private static func isIdentifier(
        _ text: String,
        first: (UInt8) -> Bool,
        rest: (UInt8) -> Bool
    ) -> Bool {
        guard let head = text.utf8.first, text.utf8.count <= 64 else { return false }
        return first(head) && text.utf8.dropFirst().allSatisfy(rest)
    }

    private static func isLowerOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isLowerOrDigit(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
}
