/// The words of a vocabulary that come closest to a mistyped one: the "did you mean" of answers.
public enum NearestWords {
    /// Most suggestions a fault carries.
    public static let limit = 5

    /// The valid words nearest to `word`, best first; none where nothing comes close.
    ///
    /// Distance is optimal string alignment (insert, delete, replace, swap neighbours) over
    /// lower-case letters; a word that starts with the typed one counts as near.
    ///
    /// - Complexity: O(*n* x *m*^2) for *n* words of length *m*.
    public static func nearest(to word: String, among words: some Sequence<String>) -> [String] {
        let typed = Array(word.lowercased().unicodeScalars.prefix(64))
        guard !typed.isEmpty else { return [] }
        let tolerance = max(1, typed.count / 3)
        var found: [(distance: Int, word: String)] = []
        for candidate in words {
            let letters = Array(candidate.lowercased().unicodeScalars)
            if typed.count >= 2, letters.starts(with: typed) {
                found.append((min(1, letters.count - typed.count), candidate))
            } else if abs(letters.count - typed.count) <= tolerance {
                let distance = alignmentDistance(typed, letters)
                if distance <= tolerance { found.append((distance, candidate)) }
            }
        }
        found.sort { ($0.distance, $0.word) < ($1.distance, $1.word) }
        return found.prefix(limit).map(\.word)
    }

    /// The optimal string alignment distance of two words.
    private static func alignmentDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    cost = min(cost, beforeLast[j - 1] + 1)
                }
                row.append(cost)
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
