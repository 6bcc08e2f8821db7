/// The sorts of records that make up one revision of a catalogue, by the folder of their files.
package enum RecordKind: String, Sendable, CaseIterable {
    /// Code lists.
    case codes
    /// English labels.
    case labelsEnglish = "labels/en"
    /// Romanian labels.
    case labelsRomanian = "labels/ro"
    /// Countries with their regions.
    case regions
    /// Solutions.
    case solutions
    /// Scoring models.
    case models
}
