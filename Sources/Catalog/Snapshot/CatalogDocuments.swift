public import Documents

/// The parsed files of a catalogue, before anything is believed of them.
public struct CatalogDocuments: Sendable {
    /// `codes/<list>.yaml`.
    public var codeLists: [SourceDocument] = []
    /// `labels/<language>/<list>.yaml`.
    public var labels: [SourceDocument] = []
    /// `regions/<country>.yaml`.
    public var regions: [SourceDocument] = []
    /// `solutions/<id>.yaml`.
    public var solutions: [SourceDocument] = []
    /// `profiles/<id>.yaml`.
    public var profiles: [SourceDocument] = []

    /// Makes an empty set.
    public init() {}
}
