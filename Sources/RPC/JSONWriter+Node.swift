public import Documents

extension JSONWriter {
    /// Writes a parsed document; numbers keep their source text.
    ///
    /// A plain scalar of YAML, whose meaning only its shape knows, becomes a string.
    ///
    /// - Complexity: O(*n*) in the size of the document.
    public mutating func value(_ node: Node) {
        switch node.content {
        case .scalar(let text, .text), .scalar(let text, .plain): value(text)
        case .scalar(let text, .number), .scalar(let text, .boolean), .scalar(let text, .null):
            raw(text.utf8)
        case .sequence(let items):
            beginArray()
            for item in items { value(item) }
            endArray()
        case .mapping(let members):
            beginObject()
            for member in members {
                key(member.key)
                value(member.value)
            }
            endObject()
        }
    }
}
