import Documents

/// What keeps one criterion from being fully met, as the protocol sends it.
struct GapView {
    let node: Node

    /// The criterion's id.
    var criterion: String { node["criterion"]?.text ?? "" }
    /// What the score would gain.
    var gain: Double { node["gain"]?.number ?? 0 }
    /// Whether it is a gap, or only unknown.
    var isKnown: Bool { node["known"]?.boolean ?? true }
    /// The list of the missing codes.
    var list: String? { node["list"]?.text }
    /// Codes to add.
    var missing: [String] { (node["missing"]?.items ?? []).compactMap(\.text) }
}
