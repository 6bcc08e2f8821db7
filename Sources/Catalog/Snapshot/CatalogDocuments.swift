public import Documents

/// The parsed files of a catalogue, before anything is believed of them.
public struct CatalogDocuments {
    /// `codes/<list>.yaml`.
    public var codeLists: [SourceDocument] = []
    /// `labels/<language>/<list>.yaml`.
    public var labels: [SourceDocument] = []
    /// `regions/<country>.yaml`.
    public var regions: [SourceDocument] = []
    /// `solutions/<id>.yaml`.
    public var solutions: [SourceDocument] = []
    /// Solutions beside those, too many to be held as documents at once.
    public var moreSolutions: (any SolutionSource)?
    /// Solutions that were checked by the same lists before; where they are given, no others are.
    public var checkedSolutions: SolutionTable?
    /// `profiles/<id>.yaml`.
    public var profiles: [SourceDocument] = []

    /// Makes an empty set.
    public init() {}
}
