/// What a write does to one record.
package struct RecordChange: Sendable, Equatable {
    /// What sort of record it is.
    package var kind: RecordKind
    /// Its id.
    package var id: String
    /// The new document as JSON; nil where the record is removed.
    package var body: [UInt8]?

    /// Makes a change.
    package init(_ kind: RecordKind, _ id: String, body: [UInt8]?) {
        self.kind = kind
        self.id = id
        self.body = body
    }
}
