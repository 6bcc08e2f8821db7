public import Catalog

/// A part of a record that words are looked for in.
public enum SearchField: Sendable, Hashable {
    /// The id and the name its makers gave it.
    case name
    /// Who made it.
    case organisation
    /// The one line on what it is, in any language.
    case summary
    /// The label of its kind.
    case kind
    /// The labels of a feature's codes, and the codes themselves where they are words.
    case feature(Feature)

    /// How much a word found here counts, before its rarity.
    ///
    /// Own judgement: who types a name wants that record first; a line of prose says what a
    /// solution is, a label only one of the many things it has.
    var weight: Double {
        switch self {
        case .name: 10
        case .summary: 3
        case .organisation: 2
        case .kind: 1.5
        case .feature(.applications), .feature(.interventions): 2
        case .feature: 1
        }
    }

    /// The field's name in an answer.
    public var identifier: String {
        switch self {
        case .name: "name"
        case .organisation: "organisation"
        case .summary: "summary"
        case .kind: "kind"
        case .feature(let feature): feature.rawValue
        }
    }
}
