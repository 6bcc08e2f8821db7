/// The best of the scores that were offered, at most a given number: a heap with the worst on top.
///
/// It never allocates once it has been made large enough, so a serving thread keeps one.
struct TopScores: Sendable {
    /// The kept scores: heap order while they are gathered, best first once ``finish()`` was
    /// called.
    private(set) var scores: [Score] = []
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
        scores.removeAll(keepingCapacity: true)
        if scores.capacity < limit { scores.reserveCapacity(limit) }
        self.limit = limit
        floor = limit == 0 ? .infinity : minScore
    }

    /// Whether as many are kept as may be.
    var isFull: Bool { scores.count == limit }

    /// Keeps a score where it is among the best so far.
    ///
    /// - Complexity: O(log *k*) in the limit.
    mutating func offer(_ score: Score) {
        guard score.value >= floor else { return }
        if scores.count < limit {
            scores.append(score)
            siftUp(scores.count - 1)
        } else {
            guard score.precedes(scores[0]) else { return }
            scores[0] = score
            siftDown(0, scores.count)
        }
        if scores.count == limit { floor = max(floor, scores[0].value) }
    }

    /// Puts the kept scores in order, best first.
    ///
    /// - Complexity: O(*k* log *k*).
    mutating func finish() {
        for end in scores.indices.dropFirst().reversed() {
            scores.swapAt(0, end)
            siftDown(0, end)
        }
    }

    private mutating func siftUp(_ start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard scores[parent].precedes(scores[child]) else { return }
            scores.swapAt(parent, child)
            child = parent
        }
    }

    private mutating func siftDown(_ start: Int, _ end: Int) {
        var parent = start
        while true {
            var worst = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < end && scores[worst].precedes(scores[child]) {
                worst = child
            }
            guard worst != parent else { return }
            scores.swapAt(parent, worst)
            parent = worst
        }
    }
}
