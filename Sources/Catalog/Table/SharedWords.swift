/// What the solutions of a table have in common: words and sets of codes, each kept once and named
/// by its number in the encoded solutions.
///
/// It only ever grows, so a table that was made from another reads the same bytes.
struct SharedWords: Sendable {
    /// The most sets that are kept; a catalogue whose sets hardly repeat writes them out.
    static let mostSets = 1 << 16

    /// The words by number: codes, kinds, lists, levels and regions.
    private(set) var words: [String] = []
    /// The sets of codes by number.
    private(set) var sets: [[String]] = []
    private var wordNumbers: [String: Int] = [:]
    private var setNumbers: [[String]: Int] = [:]

    /// The number of a word; a new one joins.
    mutating func number(of word: String) -> Int {
        if let number = wordNumbers[word] { return number }
        wordNumbers[word] = words.count
        words.append(word)
        return words.count - 1
    }

    /// The number of a set; a new one joins while there is room, and nil says there is none.
    mutating func number(of set: [String]) -> Int? {
        if let number = setNumbers[set] { return number }
        guard sets.count < Self.mostSets else { return nil }
        setNumbers[set] = sets.count
        sets.append(set)
        return sets.count - 1
    }
}

extension SharedWords {
    /// Writes all words and sets.
    func write(to writer: inout ByteWriter) {
        var codes = ByteWriter()
        codes.number(sets.count)
        for set in sets {
            codes.number(set.count)
            // The words of a set joined before it did.
            for code in set { codes.number(wordNumbers[code] ?? 0) }
        }
        writer.number(words.count)
        for word in words { writer.text(word) }
        writer.bytes += codes.bytes
    }

    /// Reads what ``write(to:)`` wrote.
    init(_ bytes: RawSpan, _ cursor: inout ByteCursor) {
        for _ in 0..<cursor.number(bytes) { _ = number(of: cursor.text(bytes)) }
        for _ in 0..<cursor.number(bytes) {
            var set: [String] = []
            for _ in 0..<cursor.number(bytes) { set.append(words[cursor.number(bytes)]) }
            _ = number(of: set)
        }
    }
}
