import Documents
import RPC

/// Which days a twinning may name.
struct TwinningDays {
    /// The first day of the twinning.
    let start: CalendarDate
    /// The day after which a day lies in the future.
    let today: CalendarDate

    /// How far a plan may reach ahead, in days: ten years.
    private static let plannedAhead = 3660

    /// The first day of a new twinning.
    ///
    /// - Throws: `RPCError` where it lies before 2000, or ten years ahead.
    init(start text: String?, today: CalendarDate) throws(RPCError) {
        let path = "/params/start"
        self.today = today
        start = text.flatMap { CalendarDate($0) } ?? today
        guard start >= AdoptionHandlers.earliest else {
            throw RPCError(.invalidParams, "lies before \(AdoptionHandlers.earliest)", path: path)
        }
        try requireNear(start, path)
    }

    /// The days of a twinning that has been opened.
    init(start: CalendarDate, today: CalendarDate) {
        self.start = start
        self.today = today
    }

    /// Refuses a day that is no day of something that has happened.
    func requirePast(_ day: CalendarDate, _ path: String) throws(RPCError) {
        guard day <= today else {
            throw RPCError(.invalidParams, "lies in the future (today is \(today))", path: path)
        }
        try requireStarted(day, path)
    }

    /// Refuses a day that nothing can be planned for.
    func requirePlanned(_ day: CalendarDate, _ path: String) throws(RPCError) {
        try requireStarted(day, path)
        try requireNear(day, path)
    }

    private func requireStarted(_ day: CalendarDate, _ path: String) throws(RPCError) {
        guard day >= start else {
            throw RPCError(
                .invalidParams,
                "lies before the twinning's first day, \(start)",
                path: path
            )
        }
    }

    private func requireNear(_ day: CalendarDate, _ path: String) throws(RPCError) {
        guard day.daysSince1970 <= today.daysSince1970 + Self.plannedAhead else {
            throw RPCError(
                .invalidParams,
                "lies more than ten years ahead; plan the near part first",
                path: path
            )
        }
    }
}
