/// A text in every language that people read the answers in.
public struct LocalizedText: Sendable, Hashable {
    /// English.
    public var en: String
    /// Romanian.
    public var ro: String

    /// Makes a text.
    public init(en: String, ro: String) {
        self.en = en
        self.ro = ro
    }

    /// The text in a language.
    public subscript(language: DisplayLanguage) -> String {
        switch language {
        case .en: en
        case .ro: ro
        }
    }
}
