import Testing

@testable import Service

@Suite("Old revisions and keys are let go of by a clock that can be trusted")
struct PruneScheduleTests {
    private static let hour = PruneSchedule.everyMicros
    private static let began = 1_790_000_000_000

    private static func after(hours: Int, clockAheadMs: Int = 0) -> (micros: Int, unixMillis: Int) {
        (hours * hour, began + hours * 3_600_000 + clockAheadMs)
    }

    @Test("Once an hour, and not at the start")
    func hourly() {
        var schedule = PruneSchedule(micros: 0, unixMillis: Self.began)
        let early = schedule.isDue(micros: Self.hour - 1, unixMillis: Self.began + 3_599_999)
        #expect(!early)
        for hours in 1...3 {
            let time = Self.after(hours: hours)
            let isDue = schedule.isDue(micros: time.micros, unixMillis: time.unixMillis)
            #expect(isDue && schedule.mayPrune, "hour \(hours)")
        }
    }

    @Test(
        "Not in the hour in which the clock was set, ahead or back",
        arguments: [315_360_000_000, -315_360_000_000, 60_001, -60_001]
    )
    func jump(byMs: Int) {
        var schedule = PruneSchedule(micros: 0, unixMillis: Self.began)
        let first = Self.after(hours: 1, clockAheadMs: byMs)
        let isDue = schedule.isDue(micros: first.micros, unixMillis: first.unixMillis)
        #expect(isDue && !schedule.mayPrune)
        let second = Self.after(hours: 2, clockAheadMs: byMs)
        let isDueAgain = schedule.isDue(micros: second.micros, unixMillis: second.unixMillis)
        #expect(isDueAgain && schedule.mayPrune, "an hour later it can be trusted again")
    }
}
