import Documents

/// One match of a result, as the protocol sends it.
struct MatchView {
    let node: Node

    /// The place, from 1; nil when excluded.
    var rank: Int? { node["rank"]?.integer }
    /// The solution's id.
    var solution: String { node["solution"]?.text ?? "" }
    /// The solution's name.
    var name: String { node["name"]?.text ?? solution }
    /// The score, 0...1.
    var score: Double { node["score"]?.number ?? 0 }
    /// The score if everything unknown were worthless.
    var low: Double { node["interval"]?.items.first?.number ?? score }
    /// The score if everything unknown fitted fully.
    var high: Double { node["interval"]?.items.last?.number ?? score }
    /// The weight share that is known.
    var coverage: Double { node["coverage"]?.number ?? 0 }
    /// Constraints that nobody could check.
    var warnings: [String] { (node["warnings"]?.items ?? []).compactMap(\.text) }
    /// Criteria whose value is unknown.
    var unknown: [String] { (node["unknown"]?.items ?? []).compactMap(\.text) }
    /// What each criterion adds, in model order.
    var contributions: [ContributionView] {
        (node["contributions"]?.items ?? []).map(ContributionView.init)
    }
    /// Every constraint in force.
    var constraints: [ConstraintView] {
        (node["constraints"]?.items ?? []).map(ConstraintView.init)
    }
    /// What would gain most, first.
    var gaps: [GapView] { (node["gaps"]?.items ?? []).map(GapView.init) }

    /// The largest contributions, largest first.
    func top(_ count: Int) -> [ContributionView] {
        let ordered = contributions.enumerated().sorted {
            ($1.element.contribution, $0.offset) < ($0.element.contribution, $1.offset)
        }
        return ordered.prefix(count).map(\.element).filter { $0.contribution > 0 }
    }
}
