/// One thing that users wrote: kept as it was said, only ever added to.
package struct StoreEvent: Sendable, Equatable {
    /// Its number, larger than that of every event before it.
    package var number: Int
    /// What sort of event it is, such as `feedback`.
    package var kind: String
    /// What it is about, such as a solution's id.
    package var subject: String
    /// The pseudonym of the person whose words it holds; nil where it holds nobody's.
    package var author: [UInt8]?
    /// The document as JSON.
    package var body: [UInt8]

    /// Makes an event.
    package init(
        number: Int,
        kind: String,
        subject: String,
        author: [UInt8]? = nil,
        body: [UInt8]
    ) {
        self.number = number
        self.kind = kind
        self.subject = subject
        self.author = author
        self.body = body
    }
}
