import Documents
import Glibc

/// The system's clocks, for answers made in process.
enum Clock {
    /// Microseconds of a clock that never goes back.
    static func micros() -> Int {
        let time = read(CLOCK_MONOTONIC)
        return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
    }

    /// Milliseconds since 1970, UTC.
    static func unixMillis() -> Int {
        let time = read(CLOCK_REALTIME)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    /// Today in UTC.
    static func today() -> CalendarDate {
        CalendarDate(daysSince1970: unixMillis() / 86_400_000)
    }

    private static func read(_ clock: clockid_t) -> timespec {
        var time = timespec()
        clock_gettime(clock, &time)
        return time
    }
}
