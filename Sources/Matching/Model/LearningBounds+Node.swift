import Documents

extension LearningBounds {
    /// Reads bounds from a document; what it leaves out is as usual.
    init(_ node: Node) {
        self.init()
        smallest = node["smallest"]?.number ?? smallest
        largest = node["largest"]?.number ?? largest
        scale = node["scale"]?.number ?? scale
        penalty = node["penalty"]?.number ?? penalty
    }

    /// The bounds as a document.
    var node: Node {
        .mapping([
            .init("smallest", .number(smallest)), .init("largest", .number(largest)),
            .init("scale", .number(scale)), .init("penalty", .number(penalty)),
        ])
    }
}
