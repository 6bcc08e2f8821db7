import Catalog
package import Documents
import Matching

/// Tells when the top of a stored profile's ranking changes: at once, and then no more often than
/// once a second.
///
/// It is pure: whoever looks brings the state and the time. What changes within a second after a
/// change was told is told together, at its end.
package struct RankingWatch: Sendable {
    /// The time between two changes of one profile, in microseconds.
    package static let pauseMicros = 1_000_000

    /// What is known of a profile.
    private struct Known {
        /// The state that was looked at last.
        var state: ServiceState
        /// The day of that.
        var today: CalendarDate
        /// What stood at the top; nil while nobody had to know.
        var ids: [String]?
        /// When its next change may be told, in microseconds.
        var nextMicros = Int.min
    }

    private var profiles: [String: Known]
    /// The newest state that was looked at.
    private var state: ServiceState

    /// When a change that waits may be told, in microseconds; nil where none waits.
    package private(set) var dueMicros: Int?

    /// Begins with what is there: nothing of it is told, and nothing is ranked until something is
    /// written.
    ///
    /// - Complexity: O(*p*) in the profiles.
    package init(_ state: ServiceState, today: CalendarDate) {
        self.state = state
        profiles = Dictionary(
            uniqueKeysWithValues: state.engine.snapshot.profiles.map {
                ($0.id, Known(state: state, today: today))
            }
        )
    }

    /// Looks at a state, as far as changes may be told by now.
    ///
    /// - Parameters:
    ///   - newest: the newest state.
    ///   - prepared: profiles that are prepared for it.
    ///   - today: the day to judge by.
    ///   - micros: microseconds of a clock that never goes back.
    ///   - isLast: whether nobody will look again, so that nothing may wait.
    ///   - isStopped: asked before each profile; true ends the look.
    /// - Returns: the changes, by the ids of their profiles.
    /// - Complexity: O(*n* x *c*) for *n* solutions and *c* criteria, for each profile whose
    ///   ranking can have changed.
    package mutating func look(
        at newest: ServiceState,
        _ prepared: [PreparedProfile] = [],
        today: CalendarDate,
        micros: Int,
        isLast: Bool = false,
        isStopped: () -> Bool = { false }
    ) -> [RankingChange] {
        for profile in newest.engine.snapshot.profiles where profiles[profile.id] == nil {
            profiles[profile.id] = Known(state: state, today: today, ids: [])
        }
        state = newest
        dueMicros = nil
        var changes: [RankingChange] = []
        for (id, known) in profiles.sorted(by: { $0.key < $1.key }) {
            if isStopped() { break }
            let isThere = newest.engine.snapshot.position(ofProfile: id) != nil
            let isSame =
                known.today == today && PreparedProfile.holds(id, in: newest, after: known.state)
            if isSame {
                profiles[id]?.state = newest
                if !isThere, known.nextMicros <= micros { profiles[id] = nil }
                continue
            }
            if known.nextMicros > micros, !isLast {
                dueMicros = min(dueMicros ?? .max, known.nextMicros)
                continue
            }
            let before = TopRanking(id, in: known.state, today: known.today, known: known.ids)
            let after = TopRanking(id, in: newest, prepared, today: today)
            profiles[id]?.state = newest
            profiles[id]?.today = today
            profiles[id]?.ids = after.ids
            guard let change = RankingChange(of: id, from: before, to: after) else { continue }
            profiles[id]?.nextMicros = micros + Self.pauseMicros
            changes.append(change)
        }
        return changes
    }
}
