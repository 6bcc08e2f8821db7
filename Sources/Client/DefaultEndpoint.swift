/// Where a client looks for the daemon when it is not told.
public enum DefaultEndpoint {
    /// The environment variable that names the endpoint.
    public static let variable = "TWINMATCH_ENDPOINT"

    /// How an endpoint came to be chosen.
    public enum Source: Sendable, Hashable {
        /// The caller named it.
        case explicit
        /// ``variable`` names it.
        case environment
        /// It is the query socket of the default run directory.
        case runDirectory
    }

    /// Chooses an endpoint: the one named, else ``variable``, else the default run directory.
    ///
    /// - Parameters:
    ///   - explicit: what the caller named; nil for nothing.
    ///   - environment: the environment of the process.
    public static func choose(
        explicit: String?,
        environment: [String: String]
    ) -> (endpoint: String, source: Source) {
        if let explicit { return (explicit, .explicit) }
        if let named = environment[variable], !named.isEmpty { return (named, .environment) }
        return ("ipc://\(runDirectory(environment))/query.sock", .runDirectory)
    }

    /// The folder in which a daemon keeps its sockets unless it is told otherwise.
    private static func runDirectory(_ environment: [String: String]) -> String {
        guard let runtime = environment["XDG_RUNTIME_DIR"], !runtime.isEmpty
        else { return "/run/twinmatch" }
        return runtime + "/twinmatch"
    }
}
