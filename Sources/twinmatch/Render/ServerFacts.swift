import Documents

/// A flat result as names and values.
enum ServerFacts {
    /// Calls a method and shows its result.
    ///
    /// - Throws: ``Failure``.
    @discardableResult
    static func show(
        _ method: String,
        _ options: CommonOptions,
        for errand: Errand = .ask,
        with params: [Node.Member] = []
    ) throws(Failure) -> Node {
        let session = try Session(options, for: errand)
        let result = try session.call(method, params)
        let facts = flat(.mapping(result.members.filter { $0.key != "_meta" }), "")
        try session.show(result) {
            var csv = CSV(["name", "value"])
            csv.rows = facts.map { [.text($0.name), CSV.Cell($0.value)] }
            return csv
        } page: { page in
            var table = Table([Table.Column(""), Table.Column("", .left, .wrap(least: 20))])
            table.rows = facts.map { fact in
                [Line(fact.name, .faint), Line(text(of: fact.value, session.words))]
            }
            page.add(table)
        }
        return result
    }

    /// The values of a document with the path to each.
    private static func flat(_ node: Node, _ path: String) -> [(name: String, value: Node)] {
        guard case .mapping(let members) = node.content else { return [(path, node)] }
        return members.flatMap { member in
            flat(member.value, path.isEmpty ? member.key : "\(path).\(member.key)")
        }
    }

    private static func text(of node: Node, _ words: Words) -> String {
        switch node.content {
        case .sequence(let items):
            items.isEmpty
                ? words.heading("none") : items.compactMap(\.text).joined(separator: ", ")
        case .scalar(_, .number): words.numerals.plain(node.number ?? 0)
        case .scalar(_, .boolean): words.heading(node.boolean == true ? "yes" : "no")
        case .scalar(let text, _): text
        case .mapping: ""
        }
    }
}
