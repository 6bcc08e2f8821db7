/// Candidates in the order of taking, of which only as many are put in order as are asked for: a
/// heap with the best on top.
struct CandidateQueue {
    private let candidates: [GrantCandidate]
    private var heap: [Int32]

    /// Lines up candidates.
    ///
    /// - Complexity: O(*n*).
    init(_ candidates: [GrantCandidate]) {
        self.candidates = candidates
        heap = (0..<Int32(candidates.count)).map { $0 }
        for place in (0..<heap.count / 2).reversed() { sift(from: place) }
    }

    /// The best that has not been asked for; nil where none is left.
    ///
    /// - Complexity: O(log *n*).
    mutating func next() -> Int? {
        guard let best = heap.first else { return nil }
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            sift(from: 0)
        }
        return Int(best)
    }

    private mutating func sift(from start: Int) {
        var place = start
        let moved = heap[place]
        while true {
            var best = 2 * place + 1
            guard best < heap.count else { break }
            if best + 1 < heap.count, precedes(heap[best + 1], heap[best]) { best += 1 }
            guard precedes(heap[best], moved) else { break }
            heap[place] = heap[best]
            place = best
        }
        heap[place] = moved
    }

    @inline(__always)
    private func precedes(_ a: Int32, _ b: Int32) -> Bool {
        candidates[Int(a)].precedes(candidates[Int(b)])
    }
}
