import Documents

/// A pair of regions, as the protocol sends it.
struct TwinView {
    let node: Node

    /// The place, from 1.
    var rank: Int { node["rank"]?.integer ?? 0 }
    /// The region it comes from.
    var originator: String { node["originator"]?.text ?? "" }
    /// The region that wants it.
    var adopter: String { node["adopter"]?.text ?? "" }
    /// The originator's name.
    var originatorName: String { node["originatorName"]?.text ?? "" }
    /// The adopter's name.
    var adopterName: String { node["adopterName"]?.text ?? "" }
    /// The pair score, 0...1.
    var score: Double { node["score"]?.number ?? 0 }
    /// How alike the two are, 0...1.
    var similarity: Double { node["similarity"]?.number ?? 0 }
    /// The type of twinning, a code.
    var type: String { node["type"]?.text ?? "" }
    /// What a programme pays for it; nil outside one.
    var cost: Double? { node["cost"]?.number }
    /// The best that is there.
    var solutions: [Node] { node["solutions"]?.items ?? [] }
    /// In what the originator stands higher.
    var better: [Node] { node["better"]?.items ?? [] }
    /// What to settle first.
    var barriers: [Node] { node["barriers"]?.items ?? [] }
    /// What the adopter can give back.
    var gives: [Node] { node["gives"]?.items ?? [] }
    /// What adds up to the score.
    var contributions: [ContributionView] {
        (node["contributions"]?.items ?? []).map(ContributionView.init)
    }
}
