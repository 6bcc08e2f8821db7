/// What a piece of text is; the terminal decides how that looks.
enum Style: Sendable, Hashable {
    case plain
    /// A heading or the name a line is about.
    case strong
    /// What supports the rest.
    case faint
    /// Met, present, enough.
    case good
    /// Not met, absent.
    case bad
    /// Not known, or to be looked at.
    case doubtful
    /// The mark of a score.
    case mark

    /// The terminal's code for the style (ECMA-48); only the sixteen basic colours, which every
    /// theme makes readable.
    var code: String? {
        switch self {
        case .plain: nil
        case .strong: "1"
        case .faint: "2"
        case .good: "32"
        case .bad: "31"
        case .doubtful: "33"
        case .mark: "1;36"
        }
    }
}
