import Methods

/// States of earlier revisions, the latest few that somebody asked for.
struct KeptStates: Sendable {
    /// The most that are held.
    static let most = 4

    private var states: [ServiceState] = []

    /// The state of a revision, or nil.
    subscript(revision: Int) -> ServiceState? {
        states.first { $0.revision == revision }
    }

    /// Holds a state, and lets the one go that was asked for longest ago.
    mutating func add(_ state: ServiceState) {
        states.removeAll { $0.revision == state.revision }
        states.insert(state, at: 0)
        if states.count > Self.most { states.removeLast() }
    }
}
