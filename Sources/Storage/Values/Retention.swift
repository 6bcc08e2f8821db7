/// What a store keeps of the past.
package struct Retention: Sendable {
    /// The newest revisions, which are kept whatever their age.
    package var revisions: Int
    /// How long every revision is kept, in ms.
    package var revisionMs: Int
    /// The newest idempotency keys of one principal.
    package var keys: Int
    /// How long they are kept, in ms.
    package var keyMs: Int

    /// Makes a rule.
    package init(revisions: Int, revisionMs: Int, keys: Int, keyMs: Int) {
        self.revisions = revisions
        self.revisionMs = revisionMs
        self.keys = keys
        self.keyMs = keyMs
    }
}
