extension Node {
    /// The line of the value that a JSON Pointer (RFC 6901) leads to, or of the last one that is
    /// there on its way; a member's line is that of its key.
    func line(at pointer: String) -> Int {
        var node = self
        var line = line
        for step in pointer.split(separator: "/") {
            switch node.content {
            case .mapping(let members):
                let key = String(step).pointerUnescaped
                guard let member = members.first(where: { $0.key == key }) else { return line }
                node = member.value
                line = member.line
            case .sequence(let items):
                guard let index = Int(step), items.indices.contains(index) else { return line }
                node = items[index]
                line = node.line
            case .scalar: return line
            }
        }
        return line
    }
}
