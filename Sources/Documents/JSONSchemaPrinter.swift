/// Prints shapes as JSON Schema (draft 7): for editors, and inside the OpenRPC document.
public struct JSONSchemaPrinter {
    /// The vocabulary whose words are listed in the schema.
    private let vocabulary: any Vocabulary
    /// The prefix of a reference: `#/definitions/` or `#/components/schemas/`.
    private let prefix: String
    /// The longest word list that is spelt out; a longer one is only described.
    private let longestEnumeration: Int
    /// The named shapes met so far, in order of first use.
    public private(set) var definitions: [Node.Member] = []

    /// Makes a printer.
    public init(vocabulary: any Vocabulary, prefix: String, longestEnumeration: Int = 300) {
        self.vocabulary = vocabulary
        self.prefix = prefix
        self.longestEnumeration = longestEnumeration
    }

    /// A whole schema document for one shape.
    public static func document(
        for shape: Shape,
        title: String,
        vocabulary: any Vocabulary
    ) -> Node {
        var printer = JSONSchemaPrinter(vocabulary: vocabulary, prefix: "#/definitions/")
        let body = printer.schema(of: shape).members
        var members = [
            Node.Member("$schema", .text("http://json-schema.org/draft-07/schema#")),
            Node.Member("title", .text(title)),
        ]
        members += body
        if !printer.definitions.isEmpty {
            members.append(Node.Member("definitions", .mapping(printer.definitions)))
        }
        return .mapping(members)
    }

    /// The schema of one shape; named shapes below it are added to ``definitions``.
    public mutating func schema(of shape: Shape, summary: String = "") -> Node {
        var members = body(of: shape)
        guard !summary.isEmpty, !members.contains(where: { $0.key == "$ref" })
        else { return .mapping(members) }
        // The shape may tell its unit or list: one description holds both.
        let told = members.firstIndex { $0.key == "description" }
        let rest = told.flatMap { members.remove(at: $0).value.text }
        let text = rest.map { "\(summary) (\($0))" } ?? summary
        members.append(Node.Member("description", .text(text)))
        return .mapping(members)
    }

    private mutating func body(of shape: Shape) -> [Node.Member] {
        switch shape {
        case .text(let form, let limit):
            var members = [Self.type("string"), Node.Member("maxLength", .number(limit))]
            if let pattern = form.pattern { members.append(Node.Member("pattern", .text(pattern))) }
            return members
        case .number(let range, let unit): return Self.number(range, unit)
        case .integer(let range):
            return [
                Self.type("integer"),
                Node.Member("minimum", .number(range.lowerBound)),
                Node.Member("maximum", .number(range.upperBound)),
            ]
        case .boolean: return [Self.type("boolean")]
        case .choice(let words): return [Self.type("string"), Self.words(words)]
        case .word(let list):
            let words = vocabulary.words(in: list)
            return words.isEmpty || words.count > longestEnumeration
                ? [Self.type("string"), Node.Member("description", .text("one of \(list)"))]
                : [Self.type("string"), Self.words(words)]
        case .list(let element, let count, let unique):
            return [
                Self.type("array"), Node.Member("items", schema(of: element)),
                Node.Member("minItems", .number(count.lowerBound)),
                Node.Member("maxItems", .number(count.upperBound)),
                Node.Member("uniqueItems", .boolean(unique)),
            ]
        case .map(let keys, let values, let limit):
            return [
                Self.type("object"), Node.Member("propertyNames", schema(of: keys)),
                Node.Member("additionalProperties", schema(of: values)),
                Node.Member("maxProperties", .number(limit)),
            ]
        case .record(let record): return object(record)
        case .either(let shapes):
            return [Node.Member("anyOf", .sequence(shapes.map { schema(of: $0) }))]
        case .named(let name, let body): return reference(to: name, body)
        case .nullable(let inner):
            let null = Node.mapping([Self.type("null")])
            return [Node.Member("anyOf", .sequence([schema(of: inner), null]))]
        case .checkedLater(let inner): return body(of: inner)
        case .anything: return []
        }
    }

    private mutating func object(_ record: RecordShape) -> [Node.Member] {
        let properties = record.members.map {
            Node.Member($0.name, schema(of: $0.shape, summary: $0.summary))
        }
        var members = [
            Self.type("object"), Node.Member("properties", .mapping(properties)),
            Node.Member("additionalProperties", .boolean(false)),
        ]
        let required = record.members.filter(\.isRequired).map { Node.text($0.name) }
        if !required.isEmpty { members.append(Node.Member("required", .sequence(required))) }
        return members
    }

    private mutating func reference(to name: String, _ body: () -> Shape) -> [Node.Member] {
        if !definitions.contains(where: { $0.key == name }) {
            let index = definitions.count
            definitions.append(Node.Member(name, .null))
            definitions[index].value = schema(of: body())
        }
        return [Node.Member("$ref", .text(prefix + name))]
    }

    private static func type(_ name: String) -> Node.Member { Node.Member("type", .text(name)) }

    private static func words(_ words: [String]) -> Node.Member {
        Node.Member("enum", .sequence(words.map(Node.text)))
    }

    private static func number(_ range: ClosedRange<Double>, _ unit: String?) -> [Node.Member] {
        var members = [type("number")]
        if range.lowerBound > -Double.greatestFiniteMagnitude {
            members.append(Node.Member("minimum", .number(range.lowerBound)))
        }
        if range.upperBound < Double.greatestFiniteMagnitude {
            members.append(Node.Member("maximum", .number(range.upperBound)))
        }
        if let unit { members.append(Node.Member("description", .text("in \(unit)"))) }
        return members
    }
}
