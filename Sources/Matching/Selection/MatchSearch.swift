/// What rankings work in, and what the last one found; a serving thread keeps one, so that no query
/// allocates.
public struct MatchSearch: Sendable {
    var top = TopScores()
    var bounds = BoundScratch()
    /// The sum of each row at hand, and the weight share that is known of it.
    var sums: [Double] = []
    var coverages: [Double] = []
    /// Weight x utility of each distinct value of the column at hand.
    var products: [Double] = []

    /// Makes room to work in.
    public init() {}

    /// What was found, best first.
    public internal(set) var scores: [Score] = []
}
