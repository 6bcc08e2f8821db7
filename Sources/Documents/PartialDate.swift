/// A date as well as its source states it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
public struct PartialDate: Sendable, Hashable {
    /// Year, month and day from the highest bit to the lowest; 0 for what is not stated. Catalogues
    /// hold one for every fact, so it is no larger than it must be.
    package let packed: UInt32

    /// Takes what ``packed`` gave before.
    package init(packed: UInt32) { self.packed = packed }

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
        packed = UInt32(numbers[0] << 9 | (month ?? 0) << 5 | (day ?? 0))
    }

    /// The year, 1...9999.
    public var year: Int { Int(packed >> 9) }

    /// The month, where stated.
    public var month: Int? { packed >> 5 & 15 == 0 ? nil : Int(packed >> 5 & 15) }

    /// The day, where stated.
    public var day: Int? { packed & 31 == 0 ? nil : Int(packed & 31) }

    /// The date as it was written.
    public var text: String {
        var text = Self.digits(year, count: 4)
        if let month { text += "-" + Self.digits(month, count: 2) }
        if let day { text += "-" + Self.digits(day, count: 2) }
        return text
    }

    private static func digits(_ number: Int, count: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
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
