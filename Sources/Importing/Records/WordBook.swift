import Catalog
import Documents

/// Finds the codes that words mean: by a mapping, as codes themselves, or by their labels.
struct WordBook: Sendable {
    /// What a word means.
    enum Finding: Sendable, Hashable {
        /// Codes, and where they were found; empty where the word is the code itself.
        case codes([WordMapping.Code], by: String)
        case left(String, by: String)
        case unknown(String)
    }

    /// The most findings that are kept.
    private static let mostKept = 50_000

    private let vocabulary: CatalogVocabulary
    private let labels: Labels
    /// By list: the codes by the folded text of themselves and their labels.
    private var names: [String: [String: String]] = [:]
    /// By list: the position of each code.
    private var positions: [String: [String: Int]] = [:]
    /// By list and mapping: the words met so far. A table is mostly asked the same again.
    private var found: [Key: [String: Finding]] = [:]
    private var kept = 0

    private struct Key: Hashable {
        var list: String
        var mapping: String
    }

    init(_ snapshot: CatalogSnapshot) {
        vocabulary = CatalogVocabulary(snapshot)
        labels = snapshot.labels
    }

    /// What a word means in a list.
    ///
    /// - Complexity: O(1) for a word that was met before.
    mutating func find(_ word: String, in list: String, _ mapping: WordMapping?) -> Finding {
        let key = Key(list: list, mapping: mapping?.id ?? "")
        if let finding = found[key]?[word] { return finding }
        let finding = lookUp(word, in: list, mapping)
        if kept < Self.mostKept {
            kept += 1
            found[key, default: [:]][word] = finding
        }
        return finding
    }

    /// Whether a mapping says what a text means as a whole.
    mutating func knows(_ text: String, in list: String, _ mapping: WordMapping?) -> Bool {
        guard let mapping else { return false }
        switch find(text, in: list, mapping) {
        case .codes(_, let by): return by == mapping.id
        case .left: return true
        case .unknown: return false
        }
    }

    /// Codes in the order of their list, each once.
    mutating func inOrder(_ codes: [String], of list: String) -> [String] {
        if positions[list] == nil {
            let pairs = vocabulary.words(in: list).enumerated().map { ($1, $0) }
            positions[list] = Dictionary(pairs) { first, _ in first }
        }
        let places = positions[list] ?? [:]
        return Set(codes).sorted { (places[$0] ?? .max, $0) < (places[$1] ?? .max, $1) }
    }

    private mutating func lookUp(
        _ word: String,
        in list: String,
        _ mapping: WordMapping?
    ) -> Finding {
        let folded = word.folded
        if let mapping {
            switch mapping.meaning(of: folded) {
            case .codes(let codes): return .codes(codes, by: mapping.id)
            case .left(let reason): return .left(reason, by: mapping.id)
            case nil where mapping.isClosed: return .unknown("is no word of \(mapping.id)")
            case nil: break
            }
        }
        if vocabulary.knows(word, in: list) != false {
            return .codes([WordMapping.Code(list: list, code: word)], by: "")
        }
        if let code = table(of: list)[folded] {
            return .codes([WordMapping.Code(list: list, code: code)], by: "labels")
        }
        let faults = ShapeChecker.faults(
            in: .text(word),
            as: .word(list: list),
            vocabulary: vocabulary
        )
        var text = faults.map(\.description).joined(separator: "; ")
        if faults.allSatisfy(\.allowed.isEmpty) {
            let near = NearestWords.nearest(to: folded, among: table(of: list).keys)
                .compactMap { table(of: list)[$0] }
            if !near.isEmpty { text += " (did you mean \(near.joined(separator: ", "))?)" }
        }
        return .unknown(text)
    }

    /// The codes of a list by folded text: their own, then their labels in every language. A text
    /// that would mean two codes means none.
    private mutating func table(of list: String) -> [String: String] {
        if let table = names[list] { return table }
        var table: [String: String] = [:]
        var isTwofold: Set<String> = []
        let codes = vocabulary.words(in: list)
        for code in codes { table[code.folded] = code }
        let own = table
        // Regions have no labels but their countries'.
        let labelled = list == "regions" ? "countries" : list
        for language in DisplayLanguage.allCases {
            for (code, label) in labels.labels(in: labelled, language) {
                let word = label.folded
                guard !word.isEmpty, own[word] == nil, vocabulary.knows(code, in: list) == true
                else { continue }
                if let other = table.updateValue(code, forKey: word), other != code {
                    isTwofold.insert(word)
                }
            }
        }
        for word in isTwofold { table[word] = nil }
        names[list] = table
        return table
    }
}
