import Documents
import Twinning

/// What a region lacks, as `readiness.gap` sends it.
struct ReadinessView {
    let node: Node

    /// The solutions whose requirements count, best first.
    var solutions: [(id: String, name: String)] {
        (node["solutions"]?.items ?? []).map {
            ($0["solution"]?.text ?? "", $0["name"]?.text ?? "")
        }
    }
    /// What falls short, in the order of the plan.
    var gaps: [Row] { rows("gaps") }
    /// What is reached.
    var met: [Row] { rows("met") }
    /// What is to be assessed first.
    var unknown: [Row] { rows("unknown") }
    /// The readiness model, id@version.
    var model: String { node["model"]?.text ?? "" }

    private func rows(_ name: String) -> [Row] { (node[name]?.items ?? []).map(Row.init) }

    /// What is required on one dimension, beside what is there.
    struct Row {
        let node: Node

        /// The dimension's name.
        var id: String { node["dimension"]?.text ?? "" }
        /// The dimension; nil for one of a newer daemon.
        var dimension: ReadinessDimension? { ReadinessDimension(id: id) }
        /// The level that is required.
        var required: Double { node["required"]?.number ?? 0 }
        /// The level that is there; nil where nobody knows.
        var present: Double? { node["present"]?.number }
        /// What is missing; nil where nobody knows.
        var gap: Double? { node["gap"]?.number }
        /// Whether the judges are split about the level.
        var isUncertain: Bool { node["uncertain"]?.boolean ?? false }
        /// Who asks for the level: query, record or model.
        var basis: String { node["basis"]?.text ?? "" }
        /// The ids of solutions that lack it, or ask.
        var askedBy: [String] { (node["askedBy"]?.items ?? []).compactMap(\.text) }
        /// What the solutions count more once the gap is closed.
        var gain: Double { node["effect"]?["gain"]?.number ?? 0 }
        /// What moves in the ranking then.
        var changes: [Change] { (node["effect"]?["changes"]?.items ?? []).map(Change.init) }
        /// Entries that build it, best first.
        var help: [Help] { (node["help"]?.items ?? []).map(Help.init) }
        /// How much of what is required is there, 0...1.
        var reached: Double {
            guard let present else { return 0 }
            return required > 0 ? min(1, present / required) : 1
        }
    }

    /// A solution that moves.
    struct Change {
        let node: Node

        /// The solution's name.
        var name: String { node["name"]?.text ?? "" }
        /// The ranks before and after; nil where it is left out.
        var ranks: (before: Int?, after: Int?) {
            let ranks = node["rank"]?.items ?? []
            return (ranks.first?.integer, ranks.last?.integer)
        }
        /// The scores before and after.
        var scores: (before: Double, after: Double) {
            let scores = node["score"]?.items ?? []
            return (scores.first?.number ?? 0, scores.last?.number ?? 0)
        }
    }

    /// An entry that builds a dimension.
    struct Help {
        let node: Node

        /// The entry's id.
        var id: String { node["solution"]?.text ?? "" }
        /// The entry's name.
        var name: String { node["name"]?.text ?? "" }
        /// What it covers of what builds the dimension, with the list of each code.
        var codes: [(list: String, code: String)] {
            (node["codes"]?.items ?? []).map { ($0["feature"]?.text ?? "", $0["code"]?.text ?? "") }
        }
    }
}
