/// A wanted value of an ordinal, a number or a boolean.
public enum Target: Sendable, Hashable {
    /// At least this step of a scale, by its code.
    case atLeastRank(String)
    /// At least this number.
    case atLeast(Double)
    /// At most this number.
    case atMost(Double)
    /// Best within `best`, worthless outside `tolerated`: a trapezoid.
    case range(best: ClosedRange<Double>, tolerated: ClosedRange<Double>)
    /// This truth value.
    case exactly(Bool)
}
