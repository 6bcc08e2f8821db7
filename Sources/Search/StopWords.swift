/// Words that say nothing about a solution, in English and Romanian, folded.
enum StopWords {
    private static let words: Set<String> = [
        "a", "al", "ale", "an", "and", "by", "ce", "cu", "de", "din", "for", "from", "in",
        "is", "la", "of", "on", "or", "pe", "pentru", "prin", "sau", "si", "the", "to", "un", "o",
        "with",
        // What every record of the catalogue is: `laboratory system` asks for laboratories.
        "app", "aplicatie", "informatic", "information", "platform", "platforma", "program",
        "sistem", "software", "solutie", "solution", "system", "systems", "tool",
    ]

    /// The words that are worth looking for; all of them where none is.
    static func removed(from words: [String]) -> [String] {
        let telling = words.filter { !Self.words.contains($0) }
        return telling.isEmpty ? words : telling
    }
}
