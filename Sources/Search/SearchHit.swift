/// A solution that words were found in.
public struct SearchHit: Sendable, Hashable {
    /// Where one of the typed words was found.
    public struct Match: Sendable, Hashable {
        /// The word as it was typed, folded.
        public var word: String
        /// The word that stands for it in the catalogue, folded.
        public var term: String
        /// Where it stands.
        public var field: SearchField
    }

    /// The solution's position in the snapshot.
    public var solution: Int
    /// How well it fits; only to be compared with other hits of the same search.
    public var score: Double
    /// The best place of each word that was found, in typed order.
    public var matches: [Match]
}
