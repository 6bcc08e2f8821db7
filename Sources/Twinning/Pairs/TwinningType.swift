/// The type of twinning that the gap between two regions suggests, a code of `twinning-types`.
public enum TwinningType: String, Sendable, CaseIterable, Hashable {
    /// Exchange of knowledge.
    case exchange = "KX"
    /// Adapting to the region.
    case adaptation = "AD"
    /// Taking over in part.
    case partial = "PA"
    /// Taking over in full.
    case full = "FA"
}
