import Catalog

/// What every home of a stored profile hears of the solutions that users have spoken of.
struct HeardFeedback: Sendable {
    /// From where, and under which bounds.
    private struct Listener: Sendable, Hashable {
        var home: Int
        var bounds: FeedbackBounds
    }

    /// The voices by the position of their solution.
    private(set) var voices: [Int: [Evidence.Voices]] = [:]
    private var utilities: [Listener: [Int: Double]] = [:]

    /// Listens to everything.
    ///
    /// - Complexity: O(*h* x *v*) for *h* homes and *v* sums of voices.
    init(
        _ evidence: Evidence,
        _ snapshot: CatalogSnapshot,
        _ models: ModelSet,
        similarities: [Int: [Double]]
    ) {
        for (id, voices) in evidence.voices {
            if let row = snapshot.position(ofSolution: id) { self.voices[row] = voices }
        }
        for (home, similarity) in similarities {
            for bounds in models.feedbackBounds {
                utilities[Listener(home: home, bounds: bounds)] = heard(
                    FeedbackSignal(home: home, similarity: similarity, bounds: bounds)
                )
            }
        }
    }

    /// Listens to what was said since, in a catalogue of the same solutions.
    ///
    /// - Parameter changed: the solutions that somebody has spoken of.
    /// - Complexity: O(*h* x *v*) for *h* homes and *v* sums of voices about these solutions.
    mutating func update(
        _ changed: Set<String>,
        _ evidence: Evidence,
        _ snapshot: CatalogSnapshot,
        similarities: [Int: [Double]]
    ) {
        let rows = changed.compactMap { id in
            snapshot.position(ofSolution: id).map { (row: $0, voices: evidence.voices[id]) }
        }
        for (row, voices) in rows { self.voices[row] = voices }
        for listener in utilities.keys {
            guard let similarity = similarities[listener.home] else { continue }
            let signal = FeedbackSignal(
                home: listener.home,
                similarity: similarity,
                bounds: listener.bounds
            )
            for (row, voices) in rows {
                utilities[listener]?[row] = voices.flatMap(signal.utility)
            }
        }
    }

    /// The utility of what is said, by the position of the solution; absent where nothing is.
    ///
    /// - Complexity: O(1) for the region of a stored profile, else O(*v*) in the sums of voices.
    func utilities(
        home: Int?,
        similarity: @autoclosure () -> [Double],
        bounds: FeedbackBounds
    ) -> [Int: Double] {
        if voices.isEmpty { return [:] }
        if let home, let known = utilities[Listener(home: home, bounds: bounds)] { return known }
        return heard(FeedbackSignal(home: home, similarity: similarity(), bounds: bounds))
    }

    private func heard(_ signal: FeedbackSignal) -> [Int: Double] {
        voices.compactMapValues(signal.utility)
    }
}
