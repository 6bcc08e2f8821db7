extension Poller {
    /// A socket or descriptor that a poller watches.
    package struct Slot: Hashable, Sendable {
        /// Its place in the poller.
        let index: Int
    }
}
