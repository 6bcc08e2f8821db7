import Catalog
import RPC

/// A `match.query` of the plainest kind: a stored profile, weights by criterion, and what cuts the
/// answer. Its texts stay in the request's bytes; one value is used again for every request.
struct FastRequest {
    /// Where the id stands, quotation marks included.
    var id = 0..<0
    /// Where the profile's id stands, without quotation marks.
    var profile = 0..<0
    /// How much is explained.
    var level = MatchWriter.Level.summary
    /// The ranks to skip.
    var offset = 0
    /// The most matches.
    var limit = 10
    /// The lowest score that is shown.
    var minScore = 0.0
    /// The language of labels.
    var language = DisplayLanguage.en
    /// How long the caller waits, in ms.
    var timeoutMs: Int?
    /// Where the name of each own weight stands, without quotation marks.
    var weightNames: [Range<Int>] = []
    /// The own weights, in the same order.
    var weights: [Double] = []

    /// The most own weights; with more, the general road is taken.
    static let mostWeights = 64

    /// Forgets the request before.
    mutating func reset() {
        id = 0..<0
        profile = 0..<0
        level = .summary
        offset = 0
        limit = 10
        minScore = 0
        language = .en
        timeoutMs = nil
        weightNames.removeAll(keepingCapacity: true)
        weights.removeAll(keepingCapacity: true)
    }
}
