package import Catalog
package import Experience
package import RPC

/// What a write does once it is stored: decided before anything is touched.
package struct WriteEffect: Sendable {
    /// What it is about, for the audit log.
    package var target: String
    /// Solutions that it adds or replaces (a value) or removes (nil), by id.
    package var solutions: [(id: String, value: Solution?)] = []
    /// Profiles that it adds, replaces or removes, with their new versions.
    package var profiles: [ProfileStep] = []
    /// Events that it adds to the log.
    package var events: [NewEvent] = []
    /// The pseudonyms that it takes out for good, all of one person.
    package var erased: [Pseudonym] = []
    /// The members of its result as JSON, without braces and `_meta`.
    package var result: [UInt8] = []
    /// Parts that it puts aside for a later commit, or takes from there.
    package var staging: StagedChange.Step?

    /// An effect with its result.
    package init(_ target: String, result: (inout JSONWriter) -> Void) {
        self.target = target
        var writer = JSONWriter()
        writer.beginObject()
        result(&writer)
        writer.endObject()
        self.result = Array(writer.bytes.dropFirst().dropLast())
    }

    /// Whether it leaves anything in the store.
    package var isStored: Bool { !solutions.isEmpty || !profiles.isEmpty || !events.isEmpty }
}
