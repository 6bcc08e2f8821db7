/// A node of an HTML or SVG document: text, which is escaped when it is written, or an element.
///
/// There is no way to put markup in as text, so that a name such as `<script>` is always a name.
indirect enum Element {
    /// Text for people.
    case text(String)
    /// A tag with its attributes, in the order they are written, and what it holds.
    case tag(String, [(name: String, value: String)], [Element])
    /// A style sheet: text that HTML does not escape; only ever a constant of this target.
    case style(StaticString)

    /// An element.
    static func make(
        _ name: String,
        _ attributes: KeyValuePairs<String, String> = [:],
        _ children: [Element] = []
    ) -> Element {
        .tag(name, attributes.map { (name: $0.key, value: $0.value) }, children)
    }

    /// The elements that hold nothing and have no end.
    private static let voids: Set<String> = ["meta", "br", "hr", "col"]
    /// The elements after which a line is broken, so that a page can be read as text.
    private static let blocks: Set<String> = [
        "html", "head", "body", "title", "style", "main", "header", "footer", "section", "article",
        "h1", "h2", "h3", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "figure", "div",
        "figcaption", "details", "summary", "meta", "nav",
    ]

    /// Writes the element behind a text.
    ///
    /// - Complexity: O(*n*) in the size of the element.
    func write(to text: inout String) {
        switch self {
        case .text(let content): text += Self.escaped(content)
        case .style(let sheet): text += "<style>\n\(sheet)\n</style>\n"
        case .tag(let name, let attributes, let children):
            text += "<\(name)"
            for attribute in attributes {
                text += " \(attribute.name)=\"\(Self.escaped(attribute.value))\""
            }
            // Well-formed as XML too, so that any tool can read the page.
            if Self.voids.contains(name) {
                text += " />"
            } else {
                text += ">"
                for child in children { child.write(to: &text) }
                text += "</\(name)>"
            }
            if Self.blocks.contains(name) { text += "\n" }
        }
    }

    /// A text without what HTML would take for markup, and without control characters.
    private static func escaped(_ text: String) -> String {
        var safe = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            case "\n", "\t": safe += " "
            case _ where scalar.properties.generalCategory == .control: continue
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }
}
