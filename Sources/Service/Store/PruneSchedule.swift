/// When old revisions and keys are let go of: once an hour, and never by a clock that was just set.
///
/// A clock that jumps years ahead would make everything old at once, and what was let go of does
/// not come back when the clock does.
struct PruneSchedule {
    /// How often, in microseconds.
    static let everyMicros = 3_600_000_000
    /// How far the two clocks may drift apart in that time, in ms.
    static let driftMs = 60_000

    private var lastMicros: Int
    private var lastUnixMillis: Int
    /// Whether the wall clock went as fast as the other one until the last time.
    private(set) var mayPrune = false

    /// Starts to count.
    ///
    /// - Parameters:
    ///   - micros: microseconds of a clock that never goes back.
    ///   - unixMillis: ms since 1970.
    init(micros: Int, unixMillis: Int) {
        lastMicros = micros
        lastUnixMillis = unixMillis
    }

    /// Whether an hour has passed; ``mayPrune`` then says what to do.
    mutating func isDue(micros: Int, unixMillis: Int) -> Bool {
        let passed = micros - lastMicros
        guard passed >= Self.everyMicros else { return false }
        mayPrune = abs(unixMillis - lastUnixMillis - passed / 1000) <= Self.driftMs
        lastMicros = micros
        lastUnixMillis = unixMillis
        return true
    }
}
