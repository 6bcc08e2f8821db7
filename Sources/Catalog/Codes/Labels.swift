/// The words that people read for codes, criteria and headings, by language and list.
public struct Labels: Sendable {
    /// The label lists that belong to no code list.
    public static let wordLists = [
        "criteria", "features", "headings", "indicators", "reasons", synonyms,
    ]

    /// The list of words that people use for a code besides its label, by `list.code`.
    public static let synonyms = "synonyms"

    private let texts: [DisplayLanguage: [String: [String: String]]]

    /// Makes labels.
    ///
    /// - Parameter texts: label by language, list and code.
    public init(_ texts: [DisplayLanguage: [String: [String: String]]] = [:]) {
        self.texts = texts
    }

    /// The label of a code, or the code itself where none is known.
    public func label(of code: String, in list: String, _ language: DisplayLanguage) -> String {
        texts[language]?[list]?[code] ?? code
    }

    /// Every label of a list, in no order.
    public func labels(in list: String, _ language: DisplayLanguage) -> [String: String] {
        texts[language]?[list] ?? [:]
    }
}
