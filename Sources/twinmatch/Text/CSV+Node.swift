import Documents

extension CSV.Cell {
    /// A value of a result; lists with spaces between their items.
    init(_ node: Node?) {
        guard let node, !node.isNull else {
            self = .empty
            return
        }
        switch node.content {
        case .scalar(let text, .number): self = node.number.map(Self.number) ?? .text(text)
        case .scalar(let text, _): self = .text(text)
        case .sequence(let items):
            self = .text(items.compactMap(\.text).joined(separator: " "))
        case .mapping: self = .empty
        }
    }
}

extension CSV {
    /// Rows of a result, a column for each member that is named.
    init(_ rows: [Node], members: [String]) {
        self.init(members)
        self.rows = rows.map { row in members.map { Cell(row[$0]) } }
    }
}
