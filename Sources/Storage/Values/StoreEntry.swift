/// All that one write leaves in the store.
package struct StoreEntry: Sendable {
    /// Who wrote.
    package var principal: String
    /// The method.
    package var method: String
    /// What it was about, for the audit log; never a text that a user wrote.
    package var target: String
    /// When, in ms since 1970.
    package var time: Int
    /// What becomes of records; a new revision where there is any.
    package var records: [RecordChange] = []
    /// What becomes of profiles.
    package var profiles: [ProfileChange] = []
    /// What is added to the event log.
    package var events: [StoreEvent] = []
    /// The idempotency key, if it has one, and what is answered to it from now on.
    package var once: (key: OnceKey, reply: StoredReply)?

    /// Makes an entry that does nothing yet.
    package init(principal: String, method: String, target: String, time: Int) {
        self.principal = principal
        self.method = method
        self.target = target
        self.time = time
    }
}
