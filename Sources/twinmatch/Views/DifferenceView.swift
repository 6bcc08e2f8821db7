import Documents

/// How far one criterion sets two solutions apart, as the protocol sends it.
struct DifferenceView {
    /// The criterion's id.
    let criterion: String
    /// The one contribution less the other.
    let difference: Double

    init(_ node: Node) {
        criterion = node["criterion"]?.text ?? ""
        difference = node["difference"]?.number ?? 0
    }
}
