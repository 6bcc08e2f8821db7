public import Documents

extension WordMapping {
    /// The declared form of a mapping of words, `catalog/mappings/<id>.yaml`.
    public static let shape = Shape.named("WordMapping") {
        .record(
            .required("id", .text(.slug, limit: 64), "The mapping's id; the file's name."),
            .required("source", .text(.line, limit: 500), "Whose words they are."),
            .optional("date", .text(.partialDate, limit: 10), "When they were read."),
            .optional("closed", .boolean, "Whether codes of the list itself are not words too."),
            .optional("codes", codesShape, "By code list: what each word means there."),
            .optional("left", leftShape, "By reason: the words that are knowingly not taken.")
        )
    }

    /// By list, by word. A word that ends in `*` stands for all texts that start so.
    private static let codesShape = Shape.map(
        keys: .text(.slug, limit: 64),
        values: .map(
            keys: .text(.line, limit: 500),
            values: .list(of: .text(.code, limit: 64), count: 1...50, unique: true),
            limit: 10_000
        ),
        limit: 100
    )

    private static let leftShape = Shape.map(
        keys: .text(.line, limit: 200),
        values: .list(of: .text(.line, limit: 500), count: 1...10_000, unique: true),
        limit: 100
    )

    /// Reads a mapping, reporting codes that are not in their lists and words that stand twice.
    init?(_ node: Node, checker: inout ShapeChecker, vocabulary: any Vocabulary) {
        guard let id = node["id"]?.text else { return nil }
        var words = WordTable()
        checker.within("codes") { checker in
            for list in node["codes"]?.members ?? [] {
                checker.within(list.key) { checker in
                    words.add(list, vocabulary, &checker)
                }
            }
        }
        checker.within("left") { checker in
            for reason in node["left"]?.members ?? [] {
                checker.within(reason.key) { checker in
                    for (index, word) in reason.value.items.enumerated() {
                        guard let text = word.text else { continue }
                        checker.within(String(index)) {
                            words.add(text, .left(reason.key), word, &$0)
                        }
                    }
                }
            }
        }
        self.init(
            id: id,
            isClosed: node["closed"]?.boolean ?? false,
            words: words.words,
            starts: words.starts
        )
    }
}

/// The words of a mapping while it is read.
private struct WordTable {
    var words: [String: WordMapping.Meaning] = [:]
    var starts: [String: WordMapping.Meaning] = [:]

    /// Adds the words of one list.
    mutating func add(
        _ list: Node.Member,
        _ vocabulary: any Vocabulary,
        _ checker: inout ShapeChecker
    ) {
        guard vocabulary.knows("", in: list.key) != nil else {
            return checker.report("is no code list", Node(.mapping([]), line: list.line))
        }
        for word in list.value.members {
            checker.within(word.key) { checker in
                checker.check(word.value, .list(of: .word(list: list.key)))
                let codes = word.value.items.compactMap(\.text).map {
                    WordMapping.Code(list: list.key, code: $0)
                }
                add(word.key, .codes(codes), Node(.mapping([]), line: word.line), &checker)
            }
        }
    }

    /// Adds one word; it may have codes of several lists, but only one meaning in each.
    mutating func add(
        _ word: String,
        _ meaning: WordMapping.Meaning,
        _ place: Node,
        _ checker: inout ShapeChecker
    ) {
        let isStart = word.hasSuffix("*")
        let key = word.folded
        guard !key.isEmpty else { return checker.report("has no letter or digit", place) }
        let known = isStart ? starts[key] : words[key]
        var merged = meaning
        switch (known, meaning) {
        case (nil, _): break
        case (.codes(let old), .codes(let new))
        where !old.contains(where: { old in
            new.contains { $0.list == old.list }
        }):
            merged = .codes(old + new)
        default:
            checker.report("'\(word.clipped)' has a meaning here already", place)
        }
        if isStart { starts[key] = merged } else { words[key] = merged }
    }
}
