/// What can be read again while the daemon runs.
protocol ReloadSource: Sendable {
    /// What it is, for the log.
    var name: String { get }

    /// Reads it again and puts it in force, or leaves things as they are.
    func reload() async -> Reloader.Outcome
}
