public import Documents

extension Node {
    /// The texts of a list, leaving out what is not text.
    public var texts: [String] { items.compactMap(\.text) }

    /// A list of texts.
    public static func texts(_ values: [String]) -> Node { .sequence(values.map(Node.text)) }

    /// The members that are present, in order.
    public static func present(_ pairs: [(String, Node?)]) -> [Member] {
        pairs.compactMap { key, value in value.map { Member(key, $0) } }
    }
}

extension LocalizedText {
    /// Reads a text in both languages; nil where one is missing.
    public init?(_ node: Node) {
        guard let en = node["en"]?.text, let ro = node["ro"]?.text else { return nil }
        self.init(en: en, ro: ro)
    }

    /// The text as a document.
    public var node: Node { .mapping([.init("en", .text(en)), .init("ro", .text(ro))]) }
}
