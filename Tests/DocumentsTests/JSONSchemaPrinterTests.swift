import Documents
import Testing

@Suite("JSON Schema")
struct JSONSchemaPrinterTests {
    private func schema(_ shape: Shape, summary: String = "") -> Node {
        var printer = JSONSchemaPrinter(vocabulary: Words(), prefix: "#/definitions/")
        return printer.schema(of: shape, summary: summary)
    }

    /// A node as JSON without spaces.
    private func json(_ node: Node) -> String {
        switch node.content {
        case .scalar(let text, .text), .scalar(let text, .plain): "\"\(text)\""
        case .scalar(let text, _): text
        case .sequence(let items): "[" + items.map(json).joined(separator: ",") + "]"
        case .mapping(let members):
            "{" + members.map { "\"\($0.key)\":\(json($0.value))" }.joined(separator: ",") + "}"
        }
    }

    static let printed: [(Shape, String)] = [
        (.line, #"{"type":"string","maxLength":2048}"#),
        (
            .text(.slug, limit: 64),
            #"{"type":"string","maxLength":64,"pattern":"^[a-z0-9][a-z0-9-]{0,63}$"}"#
        ),
        (.number(0...1, unit: nil), #"{"type":"number","minimum":0,"maximum":1}"#),
        (
            .number(0...5, unit: "EUR"),
            #"{"type":"number","minimum":0,"maximum":5,"description":"in EUR"}"#
        ),
        (.anyNumber, #"{"type":"number"}"#),
        (.integer(1...10), #"{"type":"integer","minimum":1,"maximum":10}"#),
        (.boolean, #"{"type":"boolean"}"#),
        (.choice(["a", "b"]), #"{"type":"string","enum":["a","b"]}"#),
        (.word(list: "kinds"), #"{"type":"string","enum":["software","service","content"]}"#),
        (.word(list: "long"), #"{"type":"string","description":"one of long"}"#),
        (.word(list: "nowhere"), #"{"type":"string","description":"one of nowhere"}"#),
        (
            .list(of: .boolean),
            #"{"type":"array","items":{"type":"boolean"},"minItems":0,"#
                + #""maxItems":1000,"uniqueItems":true}"#
        ),
        (
            .map(keys: .choice(["a"]), values: .boolean, limit: 9),
            #"{"type":"object","propertyNames":{"type":"string","enum":["a"]},"#
                + #""additionalProperties":{"type":"boolean"},"maxProperties":9}"#
        ),
        (
            .record(.required("a", .boolean, "Yes or no."), .optional("b", .anything)),
            #"{"type":"object","properties":{"#
                + #""a":{"type":"boolean","description":"Yes or no."},"b":{}},"#
                + #""additionalProperties":false,"required":["a"]}"#
        ),
        (.either([.boolean, .anything]), #"{"anyOf":[{"type":"boolean"},{}]}"#),
        (.nullable(.boolean), #"{"anyOf":[{"type":"boolean"},{"type":"null"}]}"#),
        (.named("Thing") { .boolean }, ##"{"$ref":"#/definitions/Thing"}"##),
    ]

    @Test("Every shape is printed as JSON Schema says", arguments: printed)
    func shapes(shape: Shape, text: String) {
        #expect(json(schema(shape)) == text)
    }

    @Test("A unit or list is named beside the summary, in one description")
    func oneDescription() {
        for shape in [Shape.number(0...1, unit: "EUR"), .word(list: "long"), .line] {
            let node = schema(shape, summary: "What sites have.")
            let descriptions = node.members.filter { $0.key == "description" }
            #expect(descriptions.count == 1)
            #expect(descriptions.first?.value.text?.hasPrefix("What sites have.") == true)
        }
        #expect(
            schema(.number(0...1, unit: "EUR"), summary: "Cost.")["description"]?.text?.contains(
                "EUR"
            ) == true
        )
    }

    @Test("A shape that holds itself is defined once and referred to")
    func recursion() {
        let tree = Self.tree
        let document = JSONSchemaPrinter.document(for: tree, title: "Tree", vocabulary: Words())
        #expect(document["$ref"]?.text == "#/definitions/Tree")
        #expect(document["title"]?.text == "Tree")
        #expect(document["definitions"]?.members.map(\.key) == ["Tree"])
        let body = document["definitions"]?["Tree"]
        #expect(body?["properties"]?["parts"]?["items"]?["$ref"]?.text == "#/definitions/Tree")
    }

    static let tree: Shape = .named("Tree") {
        .record(.required("id", .line), .optional("parts", .list(of: tree)))
    }
}
