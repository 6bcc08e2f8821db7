/// The edit distance of one typed word to sorted words, row by row of the usual table, so that rows
/// of a common beginning are reckoned once and a hopeless beginning is left at once.
///
/// The distance is optimal string alignment: insertions, deletions, replacements and swaps of
/// neighbours. Source: the Damerau-Levenshtein recurrence, restricted to one edit per place.
struct TypoWalk {
    private let typed: [Unicode.Scalar]
    private let errors: Int
    /// The letters whose rows stand in `rows`.
    private var path: [Unicode.Scalar] = []
    /// `rows[d]` is the distance of each beginning of the typed word to the first *d* letters.
    private var rows: [[Int]]
    /// `nearest[d]` is the least distance of the whole typed word to a beginning of at most *d*.
    private var nearest: [Int]

    /// The distance of the typed word to the followed one; large where its end was not reached.
    private(set) var distance = Int.max
    /// The least distance of the typed word to a beginning of the followed one.
    private(set) var prefixDistance = Int.max

    /// Begins with no letter followed.
    ///
    /// - Parameter errors: the most errors that matter.
    init(_ typed: [Unicode.Scalar], errors: Int) {
        self.typed = typed
        self.errors = errors
        rows = [Array(0...typed.count)]
        nearest = [typed.count]
    }

    /// Follows a word, from where the last one parted from it.
    ///
    /// - Returns: the number of letters after which no word can come near, or nil at the end.
    mutating func follow(_ term: ArraySlice<Unicode.Scalar>) -> Int? {
        let first = term.startIndex
        var common = 0
        while common < min(path.count, term.count), path[common] == term[first + common] {
            common += 1
        }
        path.removeLast(path.count - common)
        rows.removeLast(rows.count - common - 1)
        nearest.removeLast(nearest.count - common - 1)
        distance = .max
        prefixDistance = nearest[common]
        while path.count < term.count {
            push(term[first + path.count])
            prefixDistance = nearest[path.count]
            let isHopeless = (rows[path.count].min() ?? 0) > errors
            // Once a beginning is near enough, every word that goes on from it is.
            if isHopeless, prefixDistance > errors { return path.count }
        }
        distance = rows[path.count][typed.count]
        return nil
    }

    /// Adds the row of one more letter.
    private mutating func push(_ letter: Unicode.Scalar) {
        let depth = path.count
        let last = rows[depth]
        var row = [depth + 1]
        row.reserveCapacity(typed.count + 1)
        for column in typed.indices {
            var cost = min(last[column + 1], row[column]) + 1
            cost = min(cost, last[column] + (typed[column] == letter ? 0 : 1))
            if depth > 0, column > 0, typed[column] == path[depth - 1],
                typed[column - 1] == letter
            {
                cost = min(cost, rows[depth - 1][column - 1] + 1)
            }
            row.append(cost)
        }
        path.append(letter)
        rows.append(row)
        nearest.append(min(nearest[depth], row[typed.count]))
    }
}
