/// A language that answers can be read in.
public enum DisplayLanguage: String, Sendable, CaseIterable {
    /// English.
    case en
    /// Romanian.
    case ro
}
