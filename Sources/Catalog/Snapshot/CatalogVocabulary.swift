public import Documents

/// The words of a catalogue: codes of its lists and ids of its records.
public struct CatalogVocabulary: Vocabulary, Sendable {
    /// The code lists by id.
    private let codeLists: [String: CodeList]
    /// The regions and countries.
    private let geography: Geography?
    /// The ids of the solutions.
    private var solutions: Set<String>
    /// The ids of the profiles.
    private var profiles: Set<String>

    /// Makes a vocabulary; a list that is not given is not checked.
    init(
        codeLists: [String: CodeList],
        geography: Geography? = nil,
        solutions: Set<String> = [],
        profiles: Set<String> = []
    ) {
        self.codeLists = codeLists
        self.geography = geography
        self.solutions = solutions
        self.profiles = profiles
    }

    /// The words of a snapshot.
    public init(_ snapshot: CatalogSnapshot) {
        self.init(
            codeLists: snapshot.codeLists,
            geography: snapshot.geography,
            solutions: Set(snapshot.solutions.map(\.id)),
            profiles: Set(snapshot.profiles.map(\.id))
        )
    }

    /// Takes the id of a solution in, or out.
    public mutating func setSolution(_ id: String, isThere: Bool) {
        if isThere { solutions.insert(id) } else { solutions.remove(id) }
    }

    /// Takes the id of a profile in, or out.
    public mutating func setProfile(_ id: String, isThere: Bool) {
        if isThere { profiles.insert(id) } else { profiles.remove(id) }
    }

    /// Whether `word` is a valid word of `list`.
    public func knows(_ word: String, in list: String) -> Bool? {
        switch list {
        case "regions": geography.map { $0.position(of: word) != nil }
        case "solutions": solutions.contains(word)
        case "profiles": profiles.contains(word)
        case "existing": solutions.contains(word) || knows(word, in: "standards") == true
        default: codeLists[list].map { $0.position(of: word) != nil }
        }
    }

    /// Every valid word of `list`.
    public func words(in list: String) -> [String] {
        switch list {
        case "regions": geography?.regions.map(\.id) ?? []
        case "solutions": solutions.sorted()
        case "profiles": profiles.sorted()
        case "existing": solutions.sorted() + words(in: "standards")
        default: codeLists[list]?.codes ?? []
        }
    }

    /// The regions that an obsolete code became.
    public func successors(of word: String, in list: String) -> [String] {
        list == "regions" ? geography?.aliases[word] ?? [] : []
    }
}
