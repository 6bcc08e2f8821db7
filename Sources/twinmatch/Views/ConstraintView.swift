import Documents

/// What one constraint says of one solution, as the protocol sends it.
struct ConstraintView {
    let node: Node

    /// The constraint's id.
    var id: String { node["constraint"]?.text ?? "" }
    /// `yes`, `no` or `unknown`.
    var holds: String { node["holds"]?.text ?? "unknown" }
    /// Whether it keeps the solution out.
    var excludes: Bool { node["excludes"]?.boolean ?? false }
    /// The parts that are not satisfied.
    var shortfalls: [ShortfallView] {
        (node["shortfalls"]?.items ?? []).map(ShortfallView.init)
    }
}
