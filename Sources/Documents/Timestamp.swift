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
