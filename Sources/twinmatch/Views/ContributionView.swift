import Documents

/// What one criterion adds to one score, as the protocol sends it.
struct ContributionView {
    /// A needed code that is there in part.
    struct Near {
        var need: String
        var have: String
        var affinity: Double
    }

    let node: Node

    /// The criterion's id.
    var criterion: String { node["criterion"]?.text ?? "" }
    /// The normalised weight.
    var weight: Double { node["weight"]?.number ?? 0 }
    /// How well the value serves, 0...1.
    var utility: Double { node["utility"]?.number ?? 0 }
    /// What it adds to the score.
    var contribution: Double { node["contribution"]?.number ?? 0 }
    /// Whether the value is known.
    var isKnown: Bool { node["known"]?.boolean ?? true }
    /// The list of the codes below.
    var list: String? { node["list"]?.text }
    /// Needed codes that are there.
    var matched: [String] { (node["matched"]?.items ?? []).compactMap(\.text) }
    /// Needed codes that are there in part.
    var near: [Near] {
        (node["near"]?.items ?? []).compactMap { item in
            guard let need = item["need"]?.text, let have = item["have"]?.text else { return nil }
            return Near(need: need, have: have, affinity: item["affinity"]?.number ?? 0)
        }
    }
    /// Needed codes that are not there.
    var missing: [String] { (node["missing"]?.items ?? []).compactMap(\.text) }
}
