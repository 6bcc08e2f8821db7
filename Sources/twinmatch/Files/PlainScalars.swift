import Documents

extension Shape {
    /// A document read from YAML as the same document in JSON: its unquoted scalars become the
    /// numbers and truth values that this shape has in their places.
    ///
    /// What doesn't fit stays text, so that whoever checks it reports it as it was written.
    ///
    /// - Complexity: O(*n*) in the size of the document.
    func typed(_ node: Node) -> Node {
        switch (self, node.content) {
        case (.number, .scalar(let text, .plain)), (.integer, .scalar(let text, .plain)):
            return node.number == nil ? node : Node(.scalar(text, .number), line: node.line)
        case (.boolean, .scalar(let text, .plain)):
            return node.boolean == nil ? node : Node(.scalar(text, .boolean), line: node.line)
        case (.list(let element, _, _), .sequence(let items)):
            return Node(.sequence(items.map(element.typed)), line: node.line)
        case (.map(_, let values, _), .mapping(let members)):
            return Node(.mapping(members.map { $0.typed(values) }), line: node.line)
        case (.record(let record), .mapping(let members)):
            let typed = members.map { member in
                let shape = record.members.first { $0.name == member.key }?.shape
                return shape.map { member.typed($0) } ?? member
            }
            return Node(.mapping(typed), line: node.line)
        case (.either(let shapes), _):
            return shapes.first { $0.suits(node) }?.typed(node) ?? node
        case (.named(_, let body), _): return body().typed(node)
        case (.nullable(let inner), _), (.checkedLater(let inner), _): return inner.typed(node)
        default: return node
        }
    }

    /// Whether a value has the kind and the members of this shape.
    private func suits(_ node: Node) -> Bool {
        switch (self, node.content) {
        case (.record(let record), .mapping(let members)):
            record.members.allSatisfy { declared in
                !declared.isRequired || members.contains { $0.key == declared.name }
            }
        case (.map, .mapping), (.list, .sequence): true
        case (.number, .scalar), (.integer, .scalar): node.number != nil
        case (.boolean, .scalar): node.boolean != nil
        case (.text, .scalar), (.choice, .scalar), (.word, .scalar): node.text != nil
        case (.either(let shapes), _): shapes.contains { $0.suits(node) }
        case (.named(_, let body), _): body().suits(node)
        case (.nullable(let inner), _), (.checkedLater(let inner), _): inner.suits(node)
        case (.anything, _): true
        default: false
        }
    }
}

extension Node.Member {
    fileprivate func typed(_ shape: Shape) -> Node.Member {
        Node.Member(key, shape.typed(value), line: line)
    }
}
