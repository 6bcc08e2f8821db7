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

    /// Which of a daemon's sockets is meant, by the name of its file.
    public enum Socket: String, Sendable, Hashable {
        /// For queries and writes.
        case query = "query.sock"
        /// For administration.
        case control = "control.sock"
    }

    /// Chooses an endpoint: the one named, else ``variable``, else the default run directory.
    ///
    /// - Parameters:
    ///   - explicit: what the caller named; nil for nothing.
    ///   - environment: the environment of the process.
    ///   - socket: the socket that is meant; ``variable`` names the query socket, and the control
    ///     socket lies beside it.
    public static func choose(
        explicit: String?,
        environment: [String: String],
        socket: Socket = .query
    ) -> (endpoint: String, source: Source) {
        if let explicit { return (explicit, .explicit) }
        if let named = environment[variable], !named.isEmpty {
            return (beside(named, socket) ?? named, .environment)
        }
        return ("ipc://\(runDirectory(environment))/\(socket.rawValue)", .runDirectory)
    }

    /// The socket that lies beside another in a run directory; nil where that is none of them.
    public static func beside(_ endpoint: String, _ socket: Socket) -> String? {
        for known in [Socket.query, .control] where endpoint.hasPrefix("ipc://") {
            guard endpoint.hasSuffix("/\(known.rawValue)") else { continue }
            return endpoint.dropLast(known.rawValue.count) + socket.rawValue
        }
        return nil
    }

    /// The folder in which a daemon keeps its sockets unless it is told otherwise.
    private static func runDirectory(_ environment: [String: String]) -> String {
        guard let runtime = environment["XDG_RUNTIME_DIR"], !runtime.isEmpty
        else { return "/run/twinmatch" }
        return runtime + "/twinmatch"
    }
}
