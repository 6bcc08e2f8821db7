import Methods

/// What a serving thread answers from.
struct Served: Sendable {
    /// The newest state.
    var state: ServiceState
    /// What does not work as it should.
    var degraded: [String] = []
    /// Profiles that are prepared for it already.
    var prepared: [PreparedProfile] = []
}
