/// Text as people compare it: without case, diacritics and the marks between words.
///
/// Romanian `ș` and the older `ş` both fold to `s`; letters of other scripts only lose their case.
public struct FoldedText: Sendable, Hashable {
    /// The words, in order; each only letters and digits.
    public let words: [String]

    /// Folds a text.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    public init(_ text: String) {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            // Most are plain letters, and a million summaries are hundreds of millions of them.
            if scalar.isASCII {
                switch scalar {
                case "a"..."z", "0"..."9": word.append(scalar)
                case "A"..."Z": word.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
                case "'": break
                default:
                    if !word.isEmpty { words.append(String(word)) }
                    word = String.UnicodeScalarView()
                }
                continue
            }
            if let plain = Self.plainLetters[scalar] {
                word.append(contentsOf: plain.unicodeScalars)
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            } else if !Self.marks.contains(scalar) {
                if !word.isEmpty { words.append(String(word)) }
                word = String.UnicodeScalarView()
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        self.words = words
    }

    /// All words without anything between them: `Open-Hospital` and `OpenHospital` are the same.
    public var joined: String { words.joined() }

    /// Marks that are part of the letter before them, and the apostrophes within a word.
    private static let marks: Set<Unicode.Scalar> =
        Set((0x300...0x36F).compactMap(Unicode.Scalar.init)).union(["'", "\u{2019}", "\u{AD}"])

    /// The plain spelling of each Latin letter that has a mark of its own.
    private static let plainLetters: [Unicode.Scalar: String] = {
        let rows = [
            ("a", "àáâãäåāăąǎ"), ("ae", "æǽ"), ("b", "ƀ"), ("c", "çćĉċč"), ("d", "ďđð"),
            ("e", "èéêëēĕėęěə"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("ij", "ĳ"),
            ("j", "ĵ"), ("k", "ķĸ"), ("l", "ĺļľŀł"), ("n", "ñńņňŋ"), ("o", "òóôõöøōŏőơ"),
            ("oe", "œ"), ("r", "ŕŗř"), ("s", "śŝşšșſ"), ("ss", "ß"), ("t", "ţťŧțþ"),
            ("u", "ùúûüũūŭůűųưǔ"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
        ]
        var letters: [Unicode.Scalar: String] = [:]
        for (plain, marked) in rows {
            for scalar in marked.unicodeScalars {
                letters[scalar] = plain
                let upper = scalar.properties.uppercaseMapping.unicodeScalars
                if upper.count == 1, let capital = upper.first, capital != scalar {
                    if !capital.isASCII { letters[capital] = plain }
                }
            }
        }
        return letters
    }()
}
