import Dispatch
import Foundation
import Synchronization

/// Work on many values at once, on every core, with the results in the order of the values.
enum Lanes {
    /// How many values are worked on at once.
    static let count = ProcessInfo.processInfo.activeProcessorCount

    /// Applies a function to every value; each lane has a state of its own and a stretch of the
    /// values.
    ///
    /// - Parameters:
    ///   - values: what is worked on.
    ///   - states: a state for each lane, which the function may change.
    ///   - body: must give the same for a value whatever state it meets.
    /// - Complexity: O(*n* / *c*) calls in a row for *n* values on *c* cores.
    static func map<Value: Sendable, State: Sendable, Result: Sendable>(
        _ values: [Value],
        _ states: inout [State],
        _ body: @Sendable (Value, inout State) -> Result
    ) -> [Result] {
        let lanes = states.count
        let stretch = (values.count + lanes - 1) / max(1, lanes)
        let before = states
        let after = Mutex((states: states, results: [[Result]](repeating: [], count: lanes)))
        DispatchQueue.concurrentPerform(iterations: lanes) { lane in
            let start = min(values.count, lane * stretch)
            let end = min(values.count, start + stretch)
            var state = before[lane]
            let results = values[start..<end].map { body($0, &state) }
            after.withLock {
                $0.states[lane] = state
                $0.results[lane] = results
            }
        }
        return after.withLock {
            states = $0.states
            return $0.results.flatMap { $0 }
        }
    }
}
