/// What a ranking of a ``UtilityMatrix`` works in, and what it found.
public struct MatrixSearch: Sendable {
    var top = TopScores()
    var scratch = BoundScratch()

    /// Makes room to work in.
    public init() {}

    /// What was found, best first.
    public var results: [(row: Int, score: Double)] {
        top.candidates.map { ($0.position, $0.value) }
    }
}
