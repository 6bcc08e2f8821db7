/// What rankings work in, and what the last one found; a serving thread keeps one, so that no query
/// allocates.
public struct MatchSearch: Sendable {
    var top = TopScores()
    var bounds = BoundScratch()
    /// The sum of each row at hand.
    var sums: [Double] = []
    /// Weight x utility of each distinct value of the column at hand.
    var products: [Double] = []

    /// Makes room to work in.
    public init() {}

    /// What was found, best first: the places before the offset included.
    public var scores: [Score] { top.scores }
}
