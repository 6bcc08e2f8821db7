/// What the words of a source mean in our codes: one file of `catalog/mappings`.
public struct WordMapping: Sendable {
    /// What a word means.
    public enum Meaning: Sendable, Hashable {
        /// Codes, each with its list.
        case codes([Code])
        /// A word that is knowingly not taken, and why.
        case left(String)
    }

    /// A code of a list.
    public struct Code: Sendable, Hashable {
        /// The list.
        public var list: String
        /// The code.
        public var code: String

        /// Makes a code.
        public init(list: String, code: String) {
            self.list = list
            self.code = code
        }
    }

    /// The id; the file's name.
    public let id: String
    /// Whether only its own words are valid, so that a code of the list that is none of them is
    /// refused: another edition may give the same code another meaning.
    public let isClosed: Bool
    /// The meanings of whole words, by their folded text.
    private let words: [String: Meaning]
    /// The meanings of texts by how they start, folded; the longest start first.
    private let starts: [(start: String, meaning: Meaning)]

    /// Makes a mapping.
    ///
    /// - Parameters:
    ///   - words: meanings by folded text.
    ///   - starts: meanings by the folded start of a text.
    init(
        id: String,
        isClosed: Bool,
        words: [String: Meaning],
        starts: [String: Meaning]
    ) {
        self.id = id
        self.isClosed = isClosed
        self.words = words
        self.starts = starts.map { ($0.key, $0.value) }
            .sorted { ($1.start.utf8.count, $0.start) < ($0.start.utf8.count, $1.start) }
    }

    /// What a text means, or nil where the mapping does not say.
    ///
    /// - Parameter folded: the text, folded.
    /// - Complexity: O(*n*) in the number of starts.
    func meaning(of folded: String) -> Meaning? {
        words[folded] ?? starts.first { folded.hasPrefix($0.start) }?.meaning
    }
}
