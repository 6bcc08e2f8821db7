public import Documents

/// The words of a catalogue: codes of its lists and ids of its records.
public struct CatalogVocabulary: Vocabulary, Sendable {
    /// The code lists by id.
    private let codeLists: [String: CodeList]
    /// The regions and countries.
    private let geography: Geography?
    /// The records whose ids are words; nil while a catalogue is read.
    private let snapshot: CatalogSnapshot?
    /// Ids of solutions that have come (true) or gone (false) since.
    private var solutions: [String: Bool]
    /// Ids of profiles that have come (true) or gone (false) since.
    private var profiles: [String: Bool] = [:]

    /// Makes a vocabulary of files; a list that is not given is not checked.
    ///
    /// - Complexity: O(*n*) in the number of solutions.
    init(
        codeLists: [String: CodeList],
        geography: Geography? = nil,
        solutions: Set<String> = []
    ) {
        self.codeLists = codeLists
        self.geography = geography
        self.solutions = Dictionary(uniqueKeysWithValues: solutions.map { ($0, true) })
        snapshot = nil
    }

    /// The words of a snapshot.
    public init(_ snapshot: CatalogSnapshot) {
        codeLists = snapshot.codeLists
        geography = snapshot.geography
        self.snapshot = snapshot
        solutions = [:]
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
        solutions[id] ?? (snapshot?.position(ofSolution: id) != nil)
    }

    /// Every valid word of `list`.
    ///
    /// - Complexity: O(*n*) in the words, and O(*n* log *n*) for records that have changed.
    public func words(in list: String) -> [String] {
        switch list {
        case "regions": geography?.regions.map(\.id) ?? []
        case "solutions": Self.ids(snapshot?.solutions.map(\.id) ?? [], solutions)
        case "profiles": Self.ids(snapshot?.profiles.map(\.id) ?? [], profiles)
        case "existing": words(in: "solutions") + words(in: "standards")
        default: codeLists[list]?.codes ?? []
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
