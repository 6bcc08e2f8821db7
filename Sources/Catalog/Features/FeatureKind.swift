/// The type of a feature's value.
public enum FeatureKind: Sendable, Hashable {
    /// Codes of one code list, often a tree.
    case codeSet
    /// One step of a named scale.
    case ordinal
    /// A number in a unit of UCUM or a currency.
    case number(unit: String)
    /// True or false.
    case boolean
}
