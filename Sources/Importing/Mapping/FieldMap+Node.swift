public import Documents

extension FieldMap {
    /// The declared form of a map of fields: `catalog/mappings/<source>.yaml`, or a user's columns.
    public static let shape = Shape.named("FieldMap") {
        .record(
            .optional("id", .text(.slug, limit: 64), "The map's id; the file's name."),
            .optional("source", .text(.line, limit: 500), "Who says what a row does not source."),
            .optional("date", .text(.partialDate, limit: 10), "When it was said."),
            .optional("basis", Target.basisShape, "How it came to be believed."),
            .optional("lists", .list(of: .word(list: "lists")), "Public lists all rows are on."),
            .required("fields", fieldsShape, "By column or JSON Pointer: the place it fills."),
            .optional("left", leftShape, "By reason: columns or places that are not taken.")
        )
    }

    private static let fieldsShape = Shape.map(
        keys: .text(.line, limit: 200),
        values: .either([ruleShape, .choice(Target.names)]),
        limit: 1000
    )

    private static let ruleShape = Shape.record(
        .required("to", .choice(Target.names), "The place of the solution."),
        .optional("by", .text(.slug, limit: 64), "The mapping of its words."),
        .optional("as", .choice(FieldRule.Reading.allCases.map(\.rawValue)), "How it is read."),
        .optional(
            "where",
            .map(keys: .text(.line, limit: 200), values: .line, limit: 10),
            "Members beside it that must have these texts."
        )
    )

    private static let leftShape = Shape.map(
        keys: .text(.line, limit: 200),
        values: .list(of: .text(.line, limit: 200), count: 1...1000, unique: true),
        limit: 100
    )

    /// Reads a map, reporting mappings that are not there and fields that stand twice.
    init?(_ node: Node, checker: inout ShapeChecker, mappings: [String: WordMapping]) {
        var tree = FieldTree()
        checker.within("fields") { checker in
            for field in node["fields"]?.members ?? [] {
                checker.within(field.key) { checker in
                    let rule = FieldRule.Taking(field.value, mappings, &checker)
                    guard let rule else { return }
                    let place = Node(.mapping([]), line: field.line)
                    tree.add(.take(rule), at: field.key, place, &checker)
                }
            }
        }
        checker.within("left") { checker in
            for reason in node["left"]?.members ?? [] {
                checker.within(reason.key) { checker in
                    for (index, item) in reason.value.items.enumerated() {
                        guard let field = item.text else { continue }
                        checker.within(String(index)) {
                            tree.add(.left(reason.key), at: field, item, &$0)
                        }
                    }
                }
            }
        }
        self.init(
            id: node["id"]?.text ?? "columns",
            defaults: Defaults(
                source: node["source"]?.text,
                date: node["date"]?.text,
                basis: node["basis"]?.text
            ),
            lists: (node["lists"]?.items ?? []).compactMap(\.text),
            rules: tree,
            isOwn: false
        )
    }
}

extension FieldTree {
    /// Sets the rule of a column or JSON Pointer; a second one for the same place is a fault.
    fileprivate mutating func add(
        _ rule: FieldRule,
        at field: String,
        _ place: Node,
        _ checker: inout ShapeChecker
    ) {
        if !insert(rule, at: FieldTree.steps(field)) {
            checker.report("'\(field.clipped)' has a rule here already", place)
        }
    }

    /// The steps of a JSON Pointer; a text that is none is the name of a column.
    static func steps(_ field: String) -> [String] {
        guard field.hasPrefix("/") else { return [field] }
        return field.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
            .map { String($0).pointerUnescaped }
    }
}

extension FieldRule.Taking {
    /// Reads a rule: a record, or only the name of the place.
    fileprivate init?(
        _ node: Node,
        _ mappings: [String: WordMapping],
        _ checker: inout ShapeChecker
    ) {
        guard let name = node.text ?? node["to"]?.text, let target = Target(name) else {
            return nil
        }
        self.init(target: target)
        if let by = node["by"], let id = by.text {
            mapping = mappings[id]
            if mapping == nil {
                let near = NearestWords.nearest(to: id, among: mappings.keys.sorted())
                checker.within("by") { $0.report("'\(id)' is no mapping of words", by, near) }
            }
        }
        reading = node["as"]?.text.flatMap(FieldRule.Reading.init) ?? .plain
        conditions = (node["where"]?.members ?? []).map { ($0.key, $0.value.text ?? "") }
    }
}
