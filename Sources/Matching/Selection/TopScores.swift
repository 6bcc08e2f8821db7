/// The best of the rows that were offered, at most a given number: a heap with the worst on top.
///
/// It never allocates once it has been made large enough, so a serving thread keeps one.
struct TopScores: Sendable {
    /// What decides where a row stands.
    struct Candidate: Sendable {
        /// The row.
        var position: Int
        /// The score.
        var value: Double
        /// The weight share that is known.
        var coverage: Double

        /// Whether this one stands above another: by score, then coverage, then id, which
        /// positions follow.
        @inline(__always)
        func precedes(_ other: Candidate) -> Bool {
            if value != other.value { return value > other.value }
            if coverage != other.coverage { return coverage > other.coverage }
            return position < other.position
        }
    }

    /// The kept rows: heap order while they are gathered, best first once ``finish()`` was
    /// called.
    private(set) var candidates: [Candidate] = []
    /// How many are kept at most.
    private(set) var limit = 0
    /// The least value that can still matter: what is strictly below can be left out.
    private(set) var floor = 0.0

    /// Starts anew.
    ///
    /// - Parameters:
    ///   - limit: how many are kept at most.
    ///   - minScore: the least value that is kept.
    mutating func reset(limit: Int, minScore: Double) {
        candidates.removeAll(keepingCapacity: true)
        if candidates.capacity < limit { candidates.reserveCapacity(limit) }
        self.limit = limit
        floor = limit == 0 ? .infinity : minScore
    }

    /// Keeps a row where it is among the best so far.
    ///
    /// - Complexity: O(log *k*) in the limit.
    @inline(__always)
    mutating func offer(_ score: Score) {
        offer(Candidate(position: score.position, value: score.value, coverage: score.coverage))
    }

    /// Keeps a row where it is among the best so far.
    ///
    /// - Complexity: O(log *k*) in the limit.
    mutating func offer(_ candidate: Candidate) {
        guard candidate.value >= floor else { return }
        let count = candidates.count
        if count < limit {
            candidates.append(candidate)
            siftUp(count)
        } else {
            guard candidate.precedes(candidates[0]) else { return }
            sift(candidate, down: count)
        }
        if candidates.count == limit { floor = max(floor, candidates[0].value) }
    }

    /// Puts the kept rows in order, best first.
    ///
    /// - Complexity: O(*k* log *k*).
    mutating func finish() {
        for end in candidates.indices.dropFirst().reversed() {
            let last = candidates[end]
            candidates[end] = candidates[0]
            sift(last, down: end)
        }
    }

    private mutating func siftUp(_ start: Int) {
        let candidate = candidates[start]
        var place = start
        while place > 0 {
            let parent = (place - 1) / 2
            guard candidates[parent].precedes(candidate) else { break }
            candidates[place] = candidates[parent]
            place = parent
        }
        candidates[place] = candidate
    }

    /// Puts a candidate where the top was, and lets worse ones rise above it.
    private mutating func sift(_ candidate: Candidate, down end: Int) {
        var place = 0
        while true {
            var worst = 2 * place + 1
            guard worst < end else { break }
            if worst + 1 < end, candidates[worst].precedes(candidates[worst + 1]) { worst += 1 }
            guard candidate.precedes(candidates[worst]) else { break }
            candidates[place] = candidates[worst]
            place = worst
        }
        candidates[place] = candidate
    }
}
