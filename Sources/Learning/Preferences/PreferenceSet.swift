/// Preferences put together: each pair of solutions once, in an order of its own, so that neither
/// the order in which they came nor a repetition makes a difference.
struct PreferenceSet {
    /// The pairs that count, by the positions of their solutions.
    let preferences: [Preference]
    /// The pairs that were given both ways round.
    let reversed: [PreferenceConflict]

    /// Puts preferences together: the same ones add up, opposite ones take from each other.
    ///
    /// - Complexity: O(*n* log *n*) in the preferences.
    init(_ given: [Preference]) {
        var ways: [Pair: (forward: Double, backward: Double)] = [:]
        // Sums of Doubles depend on their order, so that is made the same first.
        for preference in given.sorted(by: { $0.key < $1.key }) {
            let isForward = preference.better < preference.worse
            var sums = ways[preference.pair] ?? (0, 0)
            if isForward {
                sums.forward += preference.weight
            } else {
                sums.backward += preference.weight
            }
            ways[preference.pair] = sums
        }
        var preferences: [Preference] = []
        var reversed: [PreferenceConflict] = []
        for (pair, sums) in ways.sorted(by: { $0.key < $1.key }) {
            let net = sums.forward - sums.backward
            if min(sums.forward, sums.backward) > 0 {
                reversed.append(
                    PreferenceConflict(kind: .reversed, solutions: [pair.first, pair.second])
                )
            }
            guard net != 0 else { continue }
            preferences.append(
                Preference(
                    better: net > 0 ? pair.first : pair.second,
                    worse: net > 0 ? pair.second : pair.first,
                    weight: abs(net)
                )
            )
        }
        self.preferences = preferences
        self.reversed = reversed
    }

    /// The solutions that are preferred to each other in a circle, circle by circle.
    ///
    /// - Complexity: O(*s* x *n*) for *s* solutions and *n* preferences.
    var circles: [PreferenceConflict] {
        var below: [Int: [Int]] = [:]
        for preference in preferences {
            below[preference.better, default: []].append(preference.worse)
        }
        let reached = below.mapValues { Self.reached(from: $0, below) }
        var seen: Set<Int> = []
        var circles: [PreferenceConflict] = []
        for solution in below.keys.sorted() where !seen.contains(solution) {
            let others = reached[solution] ?? []
            guard others.contains(solution) else { continue }
            let circle = others.filter { reached[$0]?.contains(solution) == true }.sorted()
            seen.formUnion(circle)
            circles.append(PreferenceConflict(kind: .circle, solutions: circle))
        }
        return circles
    }

    /// Everything that stands below some solutions, directly or through others, with themselves.
    private static func reached(from start: [Int], _ below: [Int: [Int]]) -> Set<Int> {
        var found: Set<Int> = []
        var waiting = start
        while let next = waiting.popLast() {
            guard found.insert(next).inserted else { continue }
            waiting += below[next] ?? []
        }
        return found
    }
}

/// Two solutions, whichever is preferred.
private struct Pair: Hashable, Comparable {
    let first: Int
    let second: Int

    static func < (one: Pair, other: Pair) -> Bool {
        (one.first, one.second) < (other.first, other.second)
    }
}

extension Preference {
    /// Its two solutions, whichever is preferred.
    fileprivate var pair: Pair { Pair(first: min(better, worse), second: max(better, worse)) }

    /// What puts preferences in an order of their own.
    fileprivate var key: (Int, Int, Double) { (better, worse, weight) }
}
