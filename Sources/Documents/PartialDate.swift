/// A date as well as its source states it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
public struct PartialDate: Sendable, Hashable {
    /// The year, 1...9999.
    public let year: Int
    /// The month, where stated.
    public let month: Int?
    /// The day, where stated.
    public let day: Int?
    /// The date as it was written.
    public let text: String

    /// Reads a date; nil for any other spelling and for days that no calendar has.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count <= 3, parts[0].count == 4, parts.dropFirst().allSatisfy({ $0.count == 2 })
        else { return nil }
        var numbers: [Int] = []
        for part in parts {
            guard part.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
                let number = Int(Substring(part))
            else { return nil }
            numbers.append(number)
        }
        let month = numbers.count > 1 ? numbers[1] : nil
        let day = numbers.count > 2 ? numbers[2] : nil
        guard CalendarDate(year: numbers[0], month: month ?? 1, day: day ?? 1) != nil
        else { return nil }
        year = numbers[0]
        self.month = month
        self.day = day
        self.text = text
    }

    /// The first day the date can mean.
    public var earliest: CalendarDate? {
        CalendarDate(year: year, month: month ?? 1, day: day ?? 1)
    }

    /// The last day the date can mean.
    public var latest: CalendarDate? {
        let month = month ?? 12
        let last = CalendarDate.length(ofMonth: month, year: year)
        return CalendarDate(year: year, month: month, day: day ?? last)
    }
}
