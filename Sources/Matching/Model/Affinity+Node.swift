public import Documents

extension Affinity {
    /// Reads affinities; those that a document does not name are the usual ones.
    public init(_ node: Node?) {
        self.init()
        exact = node?["exact"]?.number ?? exact
        below = node?["below"]?.number ?? below
        above = node?["above"]?.number ?? above
        parent = node?["parent"]?.number ?? parent
        group = node?["group"]?.number ?? group
    }

    /// The affinities as a document.
    public var node: Node {
        .mapping([
            .init("exact", .number(exact)), .init("below", .number(below)),
            .init("above", .number(above)), .init("parent", .number(parent)),
            .init("group", .number(group)),
        ])
    }
}
