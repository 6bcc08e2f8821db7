/// One record as it is stored: JSON in one spelling, so that equal records have equal bytes.
package struct StoredRecord: Sendable, Equatable {
    /// What sort of record it is.
    package var kind: RecordKind
    /// Its id: the file's name without `.yaml`.
    package var id: String
    /// The document as JSON.
    package var body: [UInt8]

    /// Makes a record.
    package init(_ kind: RecordKind, _ id: String, body: [UInt8]) {
        self.kind = kind
        self.id = id
        self.body = body
    }
}
