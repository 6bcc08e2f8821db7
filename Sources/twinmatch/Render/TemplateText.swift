import Documents

/// The pieces of YAML templates: comments in words, and codes that explain themselves.
struct TemplateText {
    let words: Words
    let answers: any Answers

    /// The longest list whose codes are all printed; of a longer tree the top two levels are.
    static let longestList = 45
    /// The codes of a long flat list that are printed.
    static let fewCodes = 8
    /// The columns of a comment.
    static let commentWidth = 98

    /// The codes of a list that are worth printing, and whether those are all.
    func codes(
        of list: String
    ) -> (codes: [(code: String, label: String, indent: String)], isWhole: Bool) {
        let params = Node.mapping([
            .init("list", .text(list)), .init("lang", .text(words.tag)),
            .init("limit", .number(1000)),
        ])
        let result = try? answers.call("codes.list", params)
        let rows = result?["codes"]?.items ?? []
        let isTree = result?["kind"]?.text == "tree"
        var depths: [String: Int] = [:]
        var all: [(code: String, label: String, depth: Int)] = []
        for row in rows {
            guard let code = row["code"]?.text else { continue }
            let depth = row["parent"]?.text.map { (depths[$0] ?? 0) + 1 } ?? 0
            depths[code] = depth
            all.append((code, row["label"]?.text ?? code, depth))
        }
        var shown = all
        if all.count > Self.longestList + 5 {
            shown = isTree ? all.filter { $0.depth < 2 } : Array(all.prefix(Self.fewCodes))
            if shown.count > Self.longestList { shown = shown.filter { $0.depth == 0 } }
        }
        let codes = shown.map { row in
            (row.code, row.label, String(repeating: "  ", count: row.depth))
        }
        return (codes, shown.count == all.count)
    }

    /// The comment that opens a section.
    func section(_ name: String) -> [String] { [""] + comment("template.\(name)") }

    /// A sentence as comment lines.
    func comment(_ key: String, _ values: [String: Line] = [:]) -> [String] {
        words.sentence(key, values).wrapped(to: Self.commentWidth).map { "# \($0.text)" }
    }

    /// A code as a key; one of digits is quoted for editors' sake.
    func key(_ code: String) -> String {
        code.first?.isNumber == true ? "\"\(code)\"" : code
    }

    /// A text in quotation marks, as YAML and JSON read it.
    func quoted(_ text: String) -> String {
        let safe = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(safe)\""
    }
}

extension String {
    /// The text with spaces behind, up to a width.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - columns))
    }
}
