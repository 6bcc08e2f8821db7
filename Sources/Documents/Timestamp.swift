/// Moments as text: RFC 3339 in UTC.
public enum Timestamp {
    /// A moment to the millisecond, such as `2026-03-01T08:30:00.250Z`.
    ///
    /// - Parameter unixMillis: ms since 1970.
    public static func text(unixMillis: Int) -> String {
        let day = unixMillis.quotientRoundedDown(by: 86_400_000)
        let rest = unixMillis - day * 86_400_000
        let parts = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60]
        let clock = parts.map { $0.padded(to: 2) }.joined(separator: ":")
        return "\(CalendarDate(daysSince1970: day))T\(clock).\((rest % 1000).padded(to: 3))Z"
    }

    /// Reads a moment of RFC 3339, such as `2026-03-01T10:30:00+02:00`, or a day, which stands for
    /// its beginning in UTC.
    ///
    /// - Returns: ms since 1970; nil for anything else.
    public static func unixMillis(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, let day = CalendarDate(String(text.prefix(10))) else { return nil }
        let start = day.daysSince1970 * 86_400_000
        if bytes.count == 10 { return start }
        guard bytes.count >= 20, "Tt".utf8.contains(bytes[10]), bytes[13] == colon,
            bytes[16] == colon, let hours = number(bytes[11..<13], most: 23),
            let minutes = number(bytes[14..<16], most: 59),
            let seconds = number(bytes[17..<19], most: 59)
        else { return nil }
        var rest = bytes[19...]
        var millis = 0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty else { return nil }
            for place in 0..<3 {
                let digit = place < digits.count ? digits[digits.startIndex + place] - 0x30 : 0
                millis = millis * 10 + Int(digit)
            }
            rest = rest.dropFirst(1 + digits.count)
        }
        guard let offset = offset(rest) else { return nil }
        let clock = ((hours * 60 + minutes - offset) * 60 + seconds) * 1000
        return start + clock + millis
    }

    private static let colon = UInt8(ascii: ":")

    /// Minutes east of UTC.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        let bytes = Array(bytes)
        if bytes.count == 1, "Zz".utf8.contains(bytes[0]) { return 0 }
        guard bytes.count == 6, "+-".utf8.contains(bytes[0]), bytes[3] == colon,
            let hours = number(bytes[1..<3], most: 23),
            let minutes = number(bytes[4..<6], most: 59)
        else { return nil }
        return (bytes[0] == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
    }

    private static func number(_ digits: ArraySlice<UInt8>, most: Int) -> Int? {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return number <= most ? number : nil
    }
}

extension Int {
    fileprivate func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }

    fileprivate func quotientRoundedDown(by divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
