public import Documents

/// What the files of a catalogue gave: all that is sound in them, and all that is wrong.
public struct CatalogDraft: Sendable {
    /// The sound records; what others are checked against, never what is served.
    public let records: CatalogSnapshot
    /// Every fault, by file and line.
    public let faults: [Fault]

    /// The catalogue, or nil where anything is wrong with it.
    public var snapshot: CatalogSnapshot? { faults.isEmpty ? records : nil }
}
