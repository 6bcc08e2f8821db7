import Documents

/// One part of a constraint that is not satisfied, as the protocol sends it.
struct ShortfallView {
    let node: Node

    /// A feature, `kind`, `lists`, `solution`, or a demand's name.
    var subject: String { node["subject"]?.text ?? "" }
    /// The list of the codes.
    var list: String? { node["list"]?.text }
    /// Wanted codes that are missing, or unwanted ones that are there.
    var codes: [String] { (node["codes"]?.items ?? []).compactMap(\.text) }
    /// What there is.
    var have: Node? { node["have"] }
    /// What is wanted.
    var need: Node? { node["need"] }
}
