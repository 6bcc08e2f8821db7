package import Documents
import Glibc

/// The system's clocks; the core is told the time by whoever calls it.
package enum SystemClock {
    /// Microseconds of a clock that never goes back.
    package static func micros() -> Int {
        let time = read(CLOCK_MONOTONIC)
        return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
    }

    /// Milliseconds since 1970, UTC.
    package static func unixMillis() -> Int {
        let time = read(CLOCK_REALTIME)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    /// Today in UTC.
    package static func today() -> CalendarDate {
        CalendarDate(daysSince1970: unixMillis() / 86_400_000)
    }

    /// Now in UTC, as RFC 3339 spells it.
    package static func timestamp() -> String { Timestamp.text(unixMillis: unixMillis()) }

    private static func read(_ clock: clockid_t) -> timespec {
        var time = timespec()
        clock_gettime(clock, &time)
        return time
    }
}
