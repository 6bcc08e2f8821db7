/// The words that a document may name: the codes of code lists and the ids of records.
public protocol Vocabulary {
    /// Whether `word` is a valid word of `list`; nil where the list itself is not there.
    func knows(_ word: String, in list: String) -> Bool?

    /// Every valid word of `list`, for suggestions and for editors.
    func words(in list: String) -> [String]

    /// The valid words of `list` that may be meant by another, for suggestions.
    func words(near word: String, in list: String) -> [String]

    /// The words that took the place of one that is no longer valid.
    func successors(of word: String, in list: String) -> [String]
}

extension Vocabulary {
    /// Most lists are short enough for all of their words to be looked at.
    public func words(near word: String, in list: String) -> [String] { words(in: list) }

    /// Most lists keep no record of old words.
    public func successors(of word: String, in list: String) -> [String] { [] }
}

/// A vocabulary without words: checks only the form of a document.
public struct NoVocabulary: Vocabulary, Sendable {
    /// Makes the empty vocabulary.
    public init() {}

    /// Nothing can be looked up, so nothing is refused.
    public func knows(_ word: String, in list: String) -> Bool? { nil }

    /// No words.
    public func words(in list: String) -> [String] { [] }
}
