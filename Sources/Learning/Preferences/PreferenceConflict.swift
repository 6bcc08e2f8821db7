/// Preferences that no weights can follow all at once.
public struct PreferenceConflict: Sendable, Hashable {
    /// Why not.
    public enum Kind: String, Sendable, CaseIterable {
        /// Both ways round: the two count against each other, and what is left over counts.
        case reversed
        /// A before B before C before A: each counts, and they pull against each other.
        case circle
        /// No weights within the limits put the better one first.
        case outOfReach = "out-of-reach"
    }

    /// Why not.
    public var kind: Kind
    /// The positions of the solutions, ascending; for ``Kind/outOfReach`` better, then worse.
    public var solutions: [Int]
}
