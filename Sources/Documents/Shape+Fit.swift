extension Shape {
    /// Whether a value's kind and members fit this shape well enough to be judged by it.
    func fits(_ node: Node) -> Bool {
        switch self {
        case .record(let record):
            guard case .mapping(let members) = node.content else { return false }
            return record.members.allSatisfy { declared in
                !declared.isRequired || members.contains { $0.key == declared.name }
            }
        case .map:
            if case .mapping = node.content { return true } else { return false }
        case .list:
            if case .sequence = node.content { return true } else { return false }
        case .choice(let words) where words.count == 1: return node.text == words[0]
        case .text, .choice, .word: return node.text != nil
        case .number, .integer: return node.number != nil
        case .boolean: return node.boolean != nil
        case .either(let shapes): return shapes.contains { $0.fits(node) }
        case .named(_, let body): return body().fits(node)
        case .nullable(let inner): return node.isNull || inner.fits(node)
        case .anything, .checkedLater: return true
        }
    }

    /// The form in words, for the fault of a value that fits none.
    var formName: String {
        switch self {
        case .record(let record):
            "an object with "
                + record.members.filter(\.isRequired).map(\.name)
                .joined(separator: " and ")
        case .map: "an object"
        case .list: "a list"
        case .choice(let words) where words.count == 1: "'\(words[0])'"
        case .text, .choice: "text"
        case .word(let list): "a word of \(list)"
        case .number, .integer: "a number"
        case .boolean: "true or false"
        case .either(let shapes): shapes.map(\.formName).joined(separator: ", or ")
        case .named(_, let body): body().formName
        case .nullable(let inner): inner.formName + " or null"
        case .anything, .checkedLater: "anything"
        }
    }
}
