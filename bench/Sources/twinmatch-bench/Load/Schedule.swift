/// When the requests of an open loop are due, whether or not any is answered.
struct Schedule {
    /// When the first one is, in nanoseconds of the monotonic clock.
    var start: UInt64
    /// From each to the next, in nanoseconds.
    var interval: Double

    /// When a request is due.
    func due(_ number: Int) -> UInt64 { start + UInt64(Double(number) * interval) }
}
