import Documents

/// A need that nothing meets, as the protocol sends it, with its words.
struct NeedView {
    let node: Node
    let words: Words

    private var list: String { node["feature"]?.text ?? "" }
    private var code: String { node["code"]?.text ?? "" }

    /// What is needed.
    var label: String { words.label(code, in: list) }
    /// What sort of need it is.
    var feature: String { words.subject(list) }
    /// The weights that profiles give it, added up.
    var weight: Double { node["weight"]?.number ?? 0 }
    /// Who asks.
    var regions: [String] { (node["regions"]?.items ?? []).compactMap(\.text) }

    /// What comes nearest: `openmrs: Rural residents (20%)`.
    ///
    /// - Parameter width: the most columns of the solution's id; nil for all of it.
    func nearest(idWithin width: Int? = nil) -> String {
        guard let nearest = node["nearest"], !nearest.isNull else { return words.heading("none") }
        let share = words.percent(nearest["affinity"]?.number ?? 0, decimals: 0)
        let have = words.label(nearest["code"]?.text ?? "", in: list)
        let id = Line(nearest["solution"]?.text ?? "")
        return "\((width.map(id.cut) ?? id).text): \(have) (\(share))"
    }
}
