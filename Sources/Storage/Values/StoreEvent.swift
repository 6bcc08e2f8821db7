/// One thing that users wrote: kept as it was said, only ever added to.
package struct StoreEvent: Sendable, Equatable {
    /// What sort of event it is, such as `feedback`.
    package var kind: String
    /// What it is about, such as a solution's id.
    package var subject: String
    /// The document as JSON.
    package var body: [UInt8]

    /// Makes an event.
    package init(kind: String, subject: String, body: [UInt8]) {
        self.kind = kind
        self.subject = subject
        self.body = body
    }
}
