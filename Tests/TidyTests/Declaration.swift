/// The first line of a declaration, as far as the rules look at it.
struct Declaration {
    /// The word that says what is declared, such as `func`.
    let keyword: Substring
    /// The words before it, such as `public`.
    let modifiers: [Substring]

    private static let keywords: Set<Substring> = [
        "func", "init", "deinit", "subscript", "var", "let", "struct", "enum", "class", "actor",
        "protocol", "typealias", "associatedtype", "case", "macro", "operator",
    ]
    private static let modifiers: Set<Substring> = [
        "public", "package", "internal", "fileprivate", "private", "open", "static", "final",
        "mutating", "nonmutating", "consuming", "borrowing", "override", "convenience", "required",
        "lazy", "weak", "unowned", "indirect", "nonisolated", "isolated", "prefix", "infix",
        "postfix", "class", "dynamic", "distributed", "rethrows",
    ]

    /// Reads a line; nil where it declares nothing.
    init?(_ line: Substring) {
        var words: [Substring] = []
        for word in line.trimmed.split(separator: " ") {
            // An attribute on the same line, or an access level of the setter.
            if word.hasPrefix("@") || word.hasSuffix("(set)") { continue }
            let name = word.prefix { $0.isLetter || $0 == "`" }
            let isNoun = Self.keywords.contains(name) && !(name == "class" && words.isEmpty)
            if isNoun || name == "class" && !Self.isModifier(word, in: line) {
                keyword = name
                modifiers = words
                return
            }
            guard Self.modifiers.contains(word.prefix { $0.isLetter }) else { return nil }
            words.append(word.prefix { $0.isLetter })
        }
        return nil
    }

    /// Whether `class` stands before `func` or `var`, where it means `static`.
    private static func isModifier(_ word: Substring, in line: Substring) -> Bool {
        line.contains("class func ") || line.contains("class var ")
    }

    /// Whether it is a function of any kind.
    var hasBody: Bool { ["func", "init", "deinit", "subscript"].contains(keyword) }

    /// Whether other targets see it.
    var isExported: Bool { modifiers.contains("public") || modifiers.contains("package") }
}
