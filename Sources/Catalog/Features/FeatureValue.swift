/// A known value of a feature. A value that is not known is absent, never zero.
public enum FeatureValue: Sendable, Hashable {
    /// Codes in code-list order; empty means known to be none.
    case codes([String])
    /// One step of a scale, by its code.
    case rank(String)
    /// A number in the feature's unit.
    case number(Double)
    /// True or false.
    case boolean(Bool)
}
