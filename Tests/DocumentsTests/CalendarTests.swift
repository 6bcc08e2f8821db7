import Documents
import Testing

@Suite("Days")
struct CalendarTests {
    @Test(
        "A day after 1970-01-01 is the day the calendar has",
        arguments: [
            (0, "1970-01-01"), (1, "1970-01-02"), (-1, "1969-12-31"), (58, "1970-02-28"),
            (59, "1970-03-01"), (364, "1970-12-31"), (365, "1971-01-01"), (789, "1972-02-29"),
            (10_957, "2000-01-01"), (11_016, "2000-02-29"), (11_017, "2000-03-01"),
            (19_723, "2024-01-01"), (19_782, "2024-02-29"), (20_454, "2026-01-01"),
            (47_540, "2100-02-28"), (47_541, "2100-03-01"), (-25_508, "1900-03-01"),
            (-25_509, "1900-02-28"), (-135_140, "1600-01-01"), (-719_162, "0001-01-01"),
            (2_932_896, "9999-12-31"), (18_627, "2020-12-31"), (18_628, "2021-01-01"),
        ]
    )
    func knownDays(number: Int, text: String) throws {
        #expect(CalendarDate(daysSince1970: number).description == text)
        let day = try #require(CalendarDate(text))
        #expect(Self.daysSince1970(day) == number)
    }

    @Test("Every day from 1599 to 2401 follows the one before and is read back from its text")
    func everyDay() throws {
        var expected = (year: 1599, month: 1, day: 1)
        let first = try #require(CalendarDate(year: 1599, month: 1, day: 1))
        var number = Self.daysSince1970(first)
        var before: CalendarDate?
        while expected.year <= 2401 {
            let day = CalendarDate(daysSince1970: number)
            guard (day.year, day.month, day.day) == expected, CalendarDate(day.description) == day,
                before.map({ $0 < day }) ?? true
            else {
                Issue.record("day \(number) is \(day), not \(expected)")
                return
            }
            before = day
            number += 1
            expected.day += 1
            if expected.day > Self.length(expected.month, expected.year) {
                expected = (expected.year, expected.month + 1, 1)
                if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
            }
        }
    }

    @Test(
        "A day that no calendar has, or spelt otherwise, is refused",
        arguments: [
            "2023-02-29", "1900-02-29", "2100-02-29", "2024-02-30", "2024-13-01", "2024-00-10",
            "2024-04-31", "2024-06-31", "2024-09-31", "2024-11-31", "2024-01-32", "2024-01-00",
            "0000-01-01", "2024-1-01", "2024-01-1", "24-01-01", "2024/01/01", "2024-01-01T00:00",
            " 2024-01-01", "2024-01-01 ", "+024-01-01", "2024--01", "2024-01", "2024", "", "-",
            "٢٠٢٤-٠١-٠١", "2024-0a-01", "12024-01-01",
        ]
    )
    func refusedDays(text: String) {
        #expect(CalendarDate(text) == nil, "'\(text)' was read")
    }

    @Test("Leap days exist every fourth year, not every hundredth, but every four hundredth")
    func leapDays() {
        let leap = [4, 1600, 1972, 2000, 2024, 2400]
        let common = [1, 1700, 1800, 1900, 2023, 2100, 2200, 2300]
        #expect(leap.allSatisfy { CalendarDate(year: $0, month: 2, day: 29) != nil })
        #expect(common.allSatisfy { CalendarDate(year: $0, month: 2, day: 29) == nil })
    }

    @Test(
        "A partial date knows what it states and the first day it can mean",
        arguments: [
            ("2025", nil, nil, "2025-01-01"), ("2025-10", 10, nil, "2025-10-01"),
            ("2024-02-29", 2, 29, "2024-02-29"), ("0001", nil, nil, "0001-01-01"),
        ] as [(String, Int?, Int?, String)]
    )
    func partialDates(text: String, month: Int?, day: Int?, earliest: String) throws {
        let date = try #require(PartialDate(text))
        #expect(date.text == text)
        #expect(date.month == month)
        #expect(date.day == day)
        #expect(date.earliest == CalendarDate(earliest))
    }

    @Test(
        "A partial date that no calendar has, or spelt otherwise, is refused",
        arguments: [
            "", "25", "20255", "2025-", "2025-13", "2025-00", "2025-1", "2025-02-30", "2025-02-",
            "2025-02-01-01", "-2025", "2025-2-01", "abcd", "0000", "2025-1\u{301}0", "２０２５",
        ]
    )
    func refusedPartialDates(text: String) {
        #expect(PartialDate(text) == nil, "'\(text)' was read")
    }

    /// The days from 1970-01-01 to a day, counted year by year and month by month.
    private static func daysSince1970(_ date: CalendarDate) -> Int {
        var days = 0
        for year in min(date.year, 1970)..<max(date.year, 1970) {
            days += (1...12).reduce(0) { $0 + length($1, year) }
        }
        if date.year < 1970 { days = -days }
        for month in 1..<date.month { days += length(month, date.year) }
        return days + date.day - 1
    }

    private static func length(_ month: Int, _ year: Int) -> Int {
        let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    @Test(
        "Some months earlier is the same day, or the last of a shorter month",
        arguments: [
            ("2026-11-24", 24, "2024-11-24"), ("2026-03-31", 1, "2026-02-28"),
            ("2024-03-31", 1, "2024-02-29"), ("2026-01-15", 1, "2025-12-15"),
            ("2026-01-15", 0, "2026-01-15"), ("0002-06-30", 1200, "0001-01-30"),
        ]
    )
    func earlier(day: String, months: Int, expected: String) {
        #expect(CalendarDate(day)?.earlier(months: months) == CalendarDate(expected))
    }

    @Test(
        "The last day a date can mean",
        arguments: [
            ("2024", "2024-12-31"), ("2024-02", "2024-02-29"), ("2024-02-03", "2024-02-03"),
        ]
    )
    func latest(date: String, expected: String) {
        #expect(PartialDate(date)?.latest == CalendarDate(expected))
    }
}
