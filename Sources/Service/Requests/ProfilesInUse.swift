import Documents
import Methods
import Synchronization

/// The profiles that queries ask for: what a new state of a large catalogue is prepared for before
/// it is served, so that no query has to wait for it.
///
/// The front thread says which, seldom; whoever makes a state reads it.
final class ProfilesInUse: Sendable {
    /// The most profiles that are prepared ahead.
    static let most = 4

    private let ids = Mutex<[String]>([])

    /// Takes note of the profiles that are in use, the newest last.
    func note(_ ids: [String]) {
        self.ids.withLock { $0 = ids.suffix(Self.most) }
    }

    /// Prepares the profiles in use for a new state, as far as the old one's do not hold for it.
    ///
    /// - Returns: nothing for a small catalogue, where preparing is quick when it is needed.
    /// - Complexity: O(*n* x *c*) for *n* solutions and *c* criteria, a profile.
    func prepared(
        for state: ServiceState,
        after old: ServiceState?,
        today: CalendarDate
    ) -> [PreparedProfile] {
        guard PreparedProfile.takesLong(in: state) else { return [] }
        return ids.withLock { $0 }.compactMap { id in
            if let old, PreparedProfile.holds(id, in: state, after: old) { return nil }
            return PreparedProfile(id, in: state, today: today)
        }
    }
}
