public import Documents

extension CodeList {
    /// The declared form of `catalog/codes/<list>.yaml`.
    public static let shape = Shape.named("CodeList") {
        .record(
            .required("id", .text(.slug, limit: 64), "The list's id; the file's name."),
            .required("version", .text(.line, limit: 64), "The edition."),
            .required("kind", .choice(Kind.allCases.map(\.rawValue)), "set, tree or scale."),
            .required("source", .text(.line, limit: 500), "Who keeps the list."),
            .optional("date", .text(.partialDate, limit: 10), "When the edition came out."),
            .required(
                "codes",
                .list(
                    of: .record(
                        .required("code", .text(.code, limit: 64)),
                        .optional("parent", .text(.code, limit: 64), "Stands before its children.")
                    ),
                    count: 1...10_000,
                    unique: false
                )
            )
        )
    }

    /// Reads a list, reporting codes that stand twice and parents that do not stand before them.
    init?(_ node: Node, checker: inout ShapeChecker) {
        guard let id = node["id"]?.text, let version = node["version"]?.text,
            let kind = node["kind"]?.text.flatMap(Kind.init), let source = node["source"]?.text
        else { return nil }
        var positions: [String: Int] = [:]
        var codes: [(code: String, parent: Int?)] = []
        checker.within("codes") { checker in
            for (index, item) in (node["codes"]?.items ?? []).enumerated() {
                guard let code = item["code"]?.text else { continue }
                checker.within(String(index)) { checker in
                    var parent: Int?
                    if let name = item["parent"]?.text {
                        parent = positions[name]
                        if parent == nil {
                            let near = NearestWords.nearest(to: name, among: positions.keys)
                            let message = "parent '\(name.clipped)' must stand before its child"
                            checker.report(message, item, near)
                        }
                        if kind != .tree { checker.report("only a tree has parents", item) }
                    }
                    if positions.updateValue(codes.count, forKey: code) != nil {
                        checker.report("code '\(code)' stands here twice", item)
                    }
                    codes.append((code, parent))
                }
            }
        }
        self.init(id: id, version: version, kind: kind, source: source, codes: codes)
    }
}
