import Documents

/// How much runs somewhere, as the protocol sends it.
struct RunningView {
    let node: Node

    /// The levels of use from the lowest, as their list names them.
    static let levels = ["adoption", "uptake", "scale-up"]

    /// The places where a solution runs.
    var places: Int { node["places"]?.integer ?? 0 }
    /// The different solutions that run.
    var solutions: Int { node["solutions"]?.integer ?? 0 }
    /// The places of which nobody says how far the solution has come.
    var unstated: Int { node["unstated"]?.integer ?? 0 }

    /// The places that have come as far as a level.
    func places(at level: String) -> Int { node["levels"]?[level]?.integer ?? 0 }

    /// The places by how far they have come: those of which nobody says it, then level by level.
    var parts: [Int] { [unstated] + Self.levels.map(places) }

    /// The furthest that anything has come: 0 where nothing runs, 1 where nobody says how far, then
    /// the number of the level.
    var furthest: Int { (parts.lastIndex { $0 > 0 } ?? -1) + 1 }
}
