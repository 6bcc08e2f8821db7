import Methods
import Synchronization

/// Counts the calls of one method; any thread may count and read.
final class MethodTally: Sendable {
    private let method: String
    private let buckets: [Count]
    private let micros = Atomic(0)
    private let refused = Atomic(0)

    /// An atomic number that an array can hold.
    private final class Count: Sendable {
        let value = Atomic(0)
    }

    init(_ method: String) {
        self.method = method
        buckets = (0...MethodFigures.bounds.count).map { _ in Count() }
    }

    /// Counts one call.
    ///
    /// - Parameters:
    ///   - micros: what it took.
    ///   - isRefused: whether it was refused.
    func count(micros spent: Int, isRefused: Bool) {
        let index = MethodFigures.bounds.firstIndex { spent <= $0 } ?? MethodFigures.bounds.count
        buckets[index].value.wrappingAdd(1, ordering: .relaxed)
        micros.wrappingAdd(spent, ordering: .relaxed)
        if isRefused { refused.wrappingAdd(1, ordering: .relaxed) }
    }

    /// What was counted; nil where nothing was.
    var figures: MethodFigures? {
        let counts = buckets.map { $0.value.load(ordering: .relaxed) }
        guard counts.contains(where: { $0 > 0 }) else { return nil }
        return MethodFigures(
            method: method,
            buckets: counts,
            micros: micros.load(ordering: .relaxed),
            refused: refused.load(ordering: .relaxed)
        )
    }
}
