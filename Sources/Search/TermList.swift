/// The different words of a catalogue in order, found by whole word, by beginning and by typing
/// error.
struct TermList: Sendable {
    /// A word of the list that stands for a word somebody typed.
    struct Expansion: Sendable {
        /// The place in the list.
        var term: Int
        /// Whether an error was forgiven.
        var isForgiven: Bool
        /// How well it stands for it, above 0 and at most 1.
        var quality: Double
    }

    /// The shortest word whose beginning may stand for the whole.
    static let shortestPrefix = 2
    /// The shortest word in which one typing error is forgiven.
    static let shortestTypo = 4
    /// The shortest beginning of a word in which one typing error is forgiven.
    static let shortestTypoPrefix = 6

    /// The letters of all words, one behind the other.
    private var letters: [Unicode.Scalar] = []
    /// Where each word begins, and where the last one ends.
    private var starts: [UInt32] = [0]

    /// Makes a list of unique words in ascending order of their scalars.
    init(sorted words: some Collection<String>) {
        starts.reserveCapacity(words.count + 1)
        for word in words {
            letters.append(contentsOf: word.unicodeScalars)
            starts.append(UInt32(letters.count))
        }
    }

    /// How many words there are.
    var count: Int { starts.count - 1 }

    /// The letters of a word.
    private func term(_ index: Int) -> ArraySlice<Unicode.Scalar> {
        letters[Int(starts[index])..<Int(starts[index + 1])]
    }

    /// A word.
    func word(_ index: Int) -> String {
        var word = String.UnicodeScalarView()
        word.append(contentsOf: term(index))
        return String(word)
    }

    /// The words that stand for `word`, each once, in list order: itself and those that begin with
    /// it; only where there is none, those that are one insertion, deletion, replacement or swap of
    /// neighbours away from it or, for a long word, begin so.
    ///
    /// - Complexity: O(*m* x *p*) for a word of length *m* and *p* beginnings within one error.
    func expansions(of word: String) -> [Expansion] {
        let typed = Array(word.unicodeScalars)
        guard !typed.isEmpty else { return [] }
        var walk = TypoWalk(typed, errors: typed.count >= Self.shortestTypo ? 1 : 0)
        var found: [Expansion] = []
        var index = 0
        while index < count {
            let term = term(index)
            let reached = walk.follow(term)
            if let quality = quality(of: walk, typed: typed.count, term: term.count) {
                let isForgiven = walk.prefixDistance > 0
                found.append(Expansion(term: index, isForgiven: isForgiven, quality: quality))
            }
            if let reached {
                // No word with this beginning can come near: on to the first without it.
                index = end(of: term.prefix(reached), from: index)
            } else {
                index += 1
            }
        }
        // A word that is there as it was typed, or begins so, was not mistyped.
        let isThere = found.contains { !$0.isForgiven }
        return isThere ? found.filter { !$0.isForgiven } : found
    }

    /// How well a followed term stands for the typed word; nil where it does not.
    private func quality(of walk: TypoWalk, typed: Int, term: Int) -> Double? {
        // The share of the word that has been typed: `telemed` says less than `telemedicin`.
        let share = Double(typed) / Double(max(typed, term))
        switch (walk.distance, walk.prefixDistance) {
        case (0, _): return 1
        case (_, 0) where typed >= Self.shortestPrefix: return 0.5 + 0.4 * share
        case (1, _) where typed >= Self.shortestTypo: return 0.6
        case (_, 1) where typed >= Self.shortestTypoPrefix: return 0.3 * share
        default: return nil
        }
    }

    /// The place of the first term from `start` on that does not begin with `prefix`.
    private func end(of prefix: ArraySlice<Unicode.Scalar>, from start: Int) -> Int {
        var low = start + 1
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if term(middle).starts(with: prefix) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
