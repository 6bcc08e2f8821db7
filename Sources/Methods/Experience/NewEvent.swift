package import Experience

/// An event that a write adds to the log, and its document.
package struct NewEvent: Sendable {
    /// The event.
    package var event: ExperienceEvent
    /// What sort it is, in the store.
    package var kind: EventDocument.Kind
    /// What it is about, in the store: a solution's id, or nothing.
    package var subject: String
    /// The person whose words it holds; nil for nobody's.
    package var author: Pseudonym?
    /// The document as JSON.
    package var body: [UInt8]
}
