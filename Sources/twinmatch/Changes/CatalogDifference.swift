import Documents

/// What lies between two revisions.
struct CatalogDifference {
    /// The result of `catalog.diff`.
    let result: Node
    /// The earlier revision.
    let from: Int
    /// The later one.
    let to: Int
    /// The records that differ.
    let changes: [RecordChange]

    /// Asks for the difference.
    ///
    /// - Parameter to: nil for the newest.
    /// - Throws: ``Failure``.
    init(_ from: Int, _ to: Int?, from session: Session) throws(Failure) {
        var params = [Node.Member("from", .number(from))]
        if let to { params.append(.init("to", .number(to))) }
        result = try session.call("catalog.diff", params)
        self.from = result["from"]?.integer ?? from
        self.to = result["to"]?.integer ?? to ?? from
        changes = (result["changes"]?.items ?? []).map(RecordChange.init)
    }

    /// The change of a solution; nil where it is the same.
    func change(of solution: String) -> RecordChange? {
        changes.first { $0.sort == "solutions" && $0.id == solution }
    }
}
