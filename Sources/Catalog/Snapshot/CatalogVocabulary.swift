public import Documents

/// The words of a catalogue: codes of its lists and ids of its records.
public struct CatalogVocabulary: Vocabulary, Sendable {
    /// The code lists by id.
    private let codeLists: [String: CodeList]
    /// The regions and countries.
    private let geography: Geography?
    /// The solutions whose ids are words; nil where there are none.
    private let table: SolutionTable?
    /// The snapshot whose profiles' ids are words; nil while a catalogue is read.
    private let snapshot: CatalogSnapshot?
    /// Ids of solutions that have come (true) or gone (false) since.
    private var solutions: [String: Bool] = [:]
    /// Ids of profiles that have come (true) or gone (false) since.
    private var profiles: [String: Bool] = [:]

    /// Makes a vocabulary of files; a list that is not given is not checked.
    init(
        codeLists: [String: CodeList],
        geography: Geography? = nil,
        solutions: SolutionTable? = nil
    ) {
        self.codeLists = codeLists
        self.geography = geography
        table = solutions
        snapshot = nil
    }

    /// The words of a snapshot.
    public init(_ snapshot: CatalogSnapshot) {
        codeLists = snapshot.codeLists
        geography = snapshot.geography
        table = snapshot.solutions
        self.snapshot = snapshot
    }

    /// Takes the id of a solution in, or out.
    public mutating func setSolution(_ id: String, isThere: Bool) { solutions[id] = isThere }

    /// Takes the id of a profile in, or out.
    public mutating func setProfile(_ id: String, isThere: Bool) { profiles[id] = isThere }

    /// Whether `word` is a valid word of `list`.
    public func knows(_ word: String, in list: String) -> Bool? {
        switch list {
        case "regions": geography.map { $0.position(of: word) != nil }
        case "solutions": hasSolution(word)
        case "profiles": profiles[word] ?? (snapshot?.position(ofProfile: word) != nil)
        case "existing": hasSolution(word) || knows(word, in: "standards") == true
        default: codeLists[list].map { $0.position(of: word) != nil }
        }
    }

    private func hasSolution(_ id: String) -> Bool {
        solutions[id] ?? (table?.position(of: id) != nil)
    }

    /// Every valid word of `list`.
    ///
    /// - Complexity: O(*n*) in the words, and O(*n* log *n*) for records that have changed.
    public func words(in list: String) -> [String] {
        switch list {
        case "regions": geography?.regions.map(\.id) ?? []
        case "solutions": Self.ids(table.map { $0.indices.map($0.id(at:)) } ?? [], solutions)
        case "profiles": Self.ids(snapshot?.profiles.map(\.id) ?? [], profiles)
        case "existing": words(in: "solutions") + words(in: "standards")
        default: codeLists[list]?.codes ?? []
        }
    }

    /// The valid words of `list` that may be meant by another; all but where there are thousands.
    public func words(near word: String, in list: String) -> [String] {
        switch list {
        case "solutions": Self.ids(table?.ids(near: word) ?? [], solutions)
        case "existing": words(near: word, in: "solutions") + words(in: "standards")
        default: words(in: list)
        }
    }

    /// The ids that are there after some have come or gone, ascending.
    private static func ids(_ ids: [String], _ changes: [String: Bool]) -> [String] {
        guard !changes.isEmpty else { return ids }
        let kept = ids.filter { changes[$0] == nil }
        return (kept + changes.filter(\.value).map(\.key)).sorted()
    }

    /// The regions that an obsolete code became.
    public func successors(of word: String, in list: String) -> [String] {
        list == "regions" ? geography?.aliases[word] ?? [] : []
    }
}
