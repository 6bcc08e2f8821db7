/// The postings of every word, one word behind the other.
struct PostingList: Sendable {
    private let starts: [UInt32]
    private let postings: [Posting]

    /// The number of words.
    var count: Int { starts.count - 1 }

    /// The postings of a word, in the order they were added.
    subscript(term: Int) -> ArraySlice<Posting> {
        postings[Int(starts[term])..<Int(starts[term + 1])]
    }
}

extension PostingList {
    /// Gathers postings in any order of words.
    struct Builder {
        private var numbers: [String: UInt32] = [:]
        /// The solution, behind 1, that each word was met in last.
        private var lastMet: [UInt32] = []
        private var solution: UInt32 = 1
        /// The word of each posting.
        private var words: [UInt32] = []
        private var postings: [Posting] = []

        /// Adds a posting; within one solution only the first of a word counts.
        mutating func add(_ word: String, _ posting: Posting) {
            let next = UInt32(lastMet.count)
            let number = numbers[word, default: next]
            if number == next {
                numbers[word] = number
                lastMet.append(0)
            }
            if case .solution = posting.target {
                guard lastMet[Int(number)] != solution else { return }
                lastMet[Int(number)] = solution
            }
            words.append(number)
            postings.append(posting)
        }

        /// Goes on to the next solution.
        mutating func endSolution() { solution += 1 }

        /// The words in ascending order of their scalars, and their postings.
        ///
        /// - Complexity: O(*n* log *n*) in the words, O(*n*) in the postings.
        consuming func lists() -> (TermList, PostingList) {
            let sorted = numbers.sorted {
                $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars)
            }
            var places = [UInt32](repeating: 0, count: sorted.count)
            for (place, word) in sorted.enumerated() {
                places[Int(word.value)] = UInt32(place)
            }
            var starts = [UInt32](repeating: 0, count: sorted.count + 1)
            for word in words { starts[Int(places[Int(word)]) + 1] += 1 }
            for place in sorted.indices { starts[place + 1] += starts[place] }
            var next = starts
            var ordered = [Posting](
                repeating: Posting(solution: 0, field: .name),
                count: postings.count
            )
            for (word, posting) in zip(words, postings) {
                let place = Int(places[Int(word)])
                ordered[Int(next[place])] = posting
                next[place] += 1
            }
            return (
                TermList(sorted: sorted.lazy.map(\.key)),
                PostingList(starts: starts, postings: ordered)
            )
        }
    }
}
