/// What goes when a person is erased.
package struct StoreErasure: Sendable {
    /// The numbers of the events that hold the person's words, and of those that withdraw them.
    package var events: [Int]
    /// Who asked for it.
    package var principal: String
    /// The method by which.
    package var method: String
    /// When, in ms since 1970.
    package var time: Int
    /// What tells from now on that somebody was erased, and not who.
    package var mark: StoreEvent
    /// How many erasures the ledger beside the store holds by now.
    package var ledgerCount: Int

    /// Makes an erasure.
    package init(
        events: [Int],
        principal: String,
        method: String,
        time: Int,
        mark: StoreEvent,
        ledgerCount: Int
    ) {
        self.events = events
        self.principal = principal
        self.method = method
        self.time = time
        self.mark = mark
        self.ledgerCount = ledgerCount
    }
}
