/// An event as it lies in the store.
package struct StoredEvent: Sendable, Equatable {
    /// The event.
    package var event: StoreEvent
    /// Who sent it.
    package var principal: String
    /// When it came, in ms since 1970.
    package var time: Int
}
