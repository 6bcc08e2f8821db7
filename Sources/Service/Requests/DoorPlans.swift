import KeyFiles
import ZeroMQ

/// Which doors the daemon opens, from what it is told.
struct DoorPlans {
    private static let open = "query"
    private static let guarded = "query with keys"

    private let options: ServiceOptions
    private let directory: RunDirectory

    init(_ options: ServiceOptions, _ directory: RunDirectory) {
        self.options = options
        self.directory = directory
    }

    /// The doors for queries: one for this machine, and with keys one for everybody else's.
    func query() throws -> [Door.Plan] {
        let local = try Endpoint(directory.endpoint("query"))
        guard let path = options.access.serverKey else {
            let others = try options.queryEndpoints.map(checked)
            return [Door.Plan(endpoints: [local] + others, security: .checked, name: Self.open)]
        }
        let others = try options.queryEndpoints.map { try Endpoint($0) }
        let keys: CurveKeyPair
        do throws(KeyFileError) {
            keys = try KeyFile.secret(path)
        } catch {
            throw DaemonError(.configuration, error.description)
        }
        let isLocal = { (endpoint: Endpoint) in
            if case .ipc = endpoint.transport { true } else { false }
        }
        let open = [local] + others.filter(isLocal)
        let guarded = others.filter { !isLocal($0) }
        let door = Door.Plan(endpoints: open, security: .checked, name: Self.open)
        guard !guarded.isEmpty else { return [door] }
        let security = SocketSecurity.curveServer(keys)
        return [door, Door.Plan(endpoints: guarded, security: security, name: Self.guarded)]
    }

    func control() throws -> Door.Plan {
        let endpoint = try checked(options.controlEndpoint ?? directory.endpoint("control"))
        return Door.Plan(endpoints: [endpoint], security: .checked, name: "control")
    }

    /// Where events are told.
    ///
    /// - Throws: ``DaemonError``.
    func events() throws -> Endpoint {
        try checked(options.eventsEndpoint ?? directory.endpoint("events"))
    }

    /// An endpoint that only this machine reaches.
    private func checked(_ text: String) throws -> Endpoint {
        let endpoint = try Endpoint(text)
        guard !endpoint.isLoopback else { return endpoint }
        throw DaemonError(
            .configuration,
            "\(text) can be reached from other machines, which needs keys: name "
                + "--server-key and --allow-list, or use ipc:// or tcp://127.0.0.1:PORT"
        )
    }
}
