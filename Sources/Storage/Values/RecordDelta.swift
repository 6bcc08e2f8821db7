/// How one record differs between two revisions.
package struct RecordDelta: Sendable, Equatable {
    /// What sort of record it is.
    package var kind: RecordKind
    /// Its id.
    package var id: String
    /// The document in the earlier revision; nil where it was not there.
    package var before: [UInt8]?
    /// The document in the later revision; nil where it is not there.
    package var after: [UInt8]?
}
