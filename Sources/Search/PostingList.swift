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
    /// Gathers postings: first those of solutions, one after the other, then those of codes.
    struct Builder {
        /// The words of a block of the log.
        private static let blockWords = 1 << 20
        /// What ends the words of a solution in the log.
        private static let end = UInt32.max

        private var numbers: [String: UInt32] = [:]
        /// The solution, behind 1, that each word was met in last.
        private var lastMet: [UInt32] = []
        private var solution: UInt32 = 1
        /// The word and field of each posting of a solution, in four bytes: this is most of what
        /// indexing takes, so it lies in blocks that never grow by copying.
        private var log: [[UInt32]] = []
        private var codes: [(word: UInt32, posting: Posting)] = []

        /// Adds a word of the current solution; only where it stands first counts.
        mutating func add(_ word: String, in field: SearchField) {
            let number = number(of: word)
            guard lastMet[Int(number)] != solution else { return }
            lastMet[Int(number)] = solution
            note(number << 2 | Posting.number(of: field))
        }

        /// Goes on to the next solution.
        mutating func endSolution() {
            solution += 1
            note(Self.end)
        }

        /// Adds a word that leads to a code.
        mutating func add(_ word: String, _ posting: Posting) {
            codes.append((number(of: word), posting))
        }

        private mutating func number(of word: String) -> UInt32 {
            let next = UInt32(lastMet.count)
            let number = numbers[word, default: next]
            if number == next {
                numbers[word] = number
                lastMet.append(0)
            }
            return number
        }

        private mutating func note(_ entry: UInt32) {
            if log.last.map({ $0.count == Self.blockWords }) ?? true {
                log.append([])
                log[log.count - 1].reserveCapacity(Self.blockWords)
            }
            log[log.count - 1].append(entry)
        }

        /// Visits what was added, in order.
        private func forEach(_ body: (_ word: Int, _ posting: Posting) -> Void) {
            var position = 0
            for block in log {
                for entry in block {
                    if entry == Self.end {
                        position += 1
                    } else {
                        body(Int(entry >> 2), Posting(solution: position, fieldNumber: entry & 3))
                    }
                }
            }
            for (word, posting) in codes { body(Int(word), posting) }
        }

        /// The words in ascending order of their scalars, and their postings.
        ///
        /// - Complexity: O(*n* log *n*) in the words, O(*n*) in the postings.
        consuming func lists() -> (TermList, PostingList) {
            lastMet = []
            let sorted = numbers.sorted {
                $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars)
            }
            numbers = [:]
            var places = [UInt32](repeating: 0, count: sorted.count)
            for (place, word) in sorted.enumerated() {
                places[Int(word.value)] = UInt32(place)
            }
            let terms = TermList(sorted: sorted.lazy.map(\.key))
            var starts = [UInt32](repeating: 0, count: sorted.count + 1)
            var count = 0
            forEach { word, _ in
                starts[Int(places[word]) + 1] += 1
                count += 1
            }
            for place in sorted.indices { starts[place + 1] += starts[place] }
            var next = starts
            var ordered = [Posting](
                repeating: Posting(solution: 0, fieldNumber: 0),
                count: count
            )
            forEach { word, posting in
                let place = Int(places[word])
                ordered[Int(next[place])] = posting
                next[place] += 1
            }
            return (terms, PostingList(starts: starts, postings: ordered))
        }
    }
}
