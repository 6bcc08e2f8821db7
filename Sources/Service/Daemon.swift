import Catalog
import Documents
import KeyFiles
public import Logging
import Matching
import Methods
import ServiceLifecycle
import Storage
import UnixSignals
import ZeroMQ

/// The daemon from the first lock to the last reply.
public struct Daemon {
    private let options: ServiceOptions
    private let logger: Logger

    /// Makes a daemon that has not started.
    public init(_ options: ServiceOptions, logger: Logger) {
        self.options = options
        self.logger = logger
    }

    /// Runs until SIGTERM or SIGINT, then drains.
    ///
    /// - Parameter announce: gets the one line that says where it answers, once it does.
    /// - Throws: ``DaemonError`` when it cannot start, or what ended a serving thread.
    public func run(announce: (String) -> Void) async throws {
        let directory = try RunDirectory(options.runDirectory)
        do {
            let services = try start(directory, announce)
            // Stopped in reverse: first no more reloads, then queries, then control; the store
            // last, when nobody is left who could give it work.
            let group = ServiceGroup(
                services: services,
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
            try await group.run()
        } catch let error as ZeroMQError {
            throw DaemonError(.configuration, error.message)
        }
        withExtendedLifetime(directory) {}
    }

    /// Binds the sockets, reads the truth and lets the threads serve it.
    private func start(
        _ directory: RunDirectory,
        _ announce: (String) -> Void
    ) throws -> [any Service] {
        let context = try Context()
        let counters = Counters()
        let jobs: WorkQueue<StoreJob>? =
            if case .store = options.source {
                try WorkQueue(limit: StoreJob.mostWaiting)
            } else {
                nil
            }
        let query = try part(.query, try queryDoors(directory), jobs, counters)
        let control = try part(.control, [try controlDoor(directory)], jobs, counters)
        let access = AccessLoop.Part(
            allowList: options.access.allowList,
            mailboxes: [control.access, query.access],
            stop: try Wakeup(),
            logger: logger
        )
        let doorkeeper = ThreadedService<Void>(name: "access", stop: access.stop) { ready in
            var loop = try AccessLoop.open(access, in: context)
            ready(())
            try loop.run()
        }
        try doorkeeper.begin()
        let threads = [control, query].map { part in
            ThreadedService<[Endpoint]>(name: part.name, stop: part.stop) { ready in
                var bound: [Endpoint] = []
                var loop = try RequestLoop.open(part, in: context, bound: &bound)
                ready(bound)
                try loop.run()
            }
        }
        let bound = try threads.map { try $0.begin() }
        let mailboxes = [control.mailbox, query.mailbox]
        switch options.source {
        case .files(let paths):
            var loader = CatalogLoader(paths)
            let state = try load(&loader, paths)
            for mailbox in mailboxes { mailbox.post(Served(state: state)) }
            announce(readyLine(query: bound[1], control: bound[0], state))
            let reloader = Reloader(
                loader: loader,
                mailboxes: mailboxes,
                counters: counters,
                logger: logger
            )
            return [doorkeeper] + threads + [reloader]
        case .store(let path):
            let part = StoreLoop.Part(
                folder: StoreFolder(path),
                jobs: try jobs ?? WorkQueue(limit: StoreJob.mostWaiting),
                stop: try Wakeup(),
                mailboxes: mailboxes,
                events: try checked(options.eventsEndpoint ?? directory.endpoint("events")),
                logger: logger
            )
            let owner = ThreadedService<ServiceState>(name: "store", stop: part.stop) { ready in
                var loop = try StoreLoop.open(part, in: context)
                ready(loop.served.state)
                try loop.run()
            }
            announce(readyLine(query: bound[1], control: bound[0], try owner.begin()))
            return [doorkeeper, owner] + threads
        }
    }

    private func load(
        _ loader: inout CatalogLoader,
        _ paths: CatalogPaths
    ) throws(DaemonError) -> ServiceState {
        switch loader.load() {
        case .loaded(let state): return state
        case .unchanged: throw DaemonError(.badData, "the catalogue is empty")
        case .refused(let faults):
            let lines = faults.map(\.description).joined(separator: "\n")
            throw DaemonError(
                .badData,
                "\(lines)\n\(faults.count) faults in \(paths.catalog); nothing was started"
            )
        }
    }

    private func part(
        _ side: CallContext.Socket,
        _ doors: [Door.Plan],
        _ jobs: WorkQueue<StoreJob>?,
        _ counters: Counters
    ) throws(ZeroMQError) -> RequestLoop.Part {
        RequestLoop.Part(
            name: side == .query ? "front" : "control",
            side: side,
            doors: doors,
            mailbox: try Mailbox(),
            access: try Mailbox(),
            jobs: jobs,
            outcomes: try WorkQueue(limit: 2 * StoreJob.mostWaiting),
            stop: try Wakeup(),
            counters: counters,
            logger: logger
        )
    }

    /// The doors for queries: one for this machine, and with keys one for everybody else's.
    private func queryDoors(_ directory: RunDirectory) throws -> [Door.Plan] {
        let local = try Endpoint(directory.endpoint("query"))
        guard let path = options.access.serverKey else {
            let others = try options.queryEndpoints.map(checked)
            return [Door.Plan(endpoints: [local] + others, security: .checked)]
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
        return [Door.Plan(endpoints: open, security: .checked)]
            + (guarded.isEmpty
                ? [] : [Door.Plan(endpoints: guarded, security: .curveServer(keys))])
    }

    private func controlDoor(_ directory: RunDirectory) throws -> Door.Plan {
        let endpoint = try checked(options.controlEndpoint ?? directory.endpoint("control"))
        return Door.Plan(endpoints: [endpoint], security: .checked)
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

    private func readyLine(
        query: [Endpoint],
        control: [Endpoint],
        _ state: ServiceState
    ) -> String {
        let words =
            ["ready"] + query.map { "query=\($0.text)" } + control.map { "control=\($0.text)" }
            + [
                "revision=\(state.revision)",
                "solutions=\(state.solutionCount)",
            ]
        return words.joined(separator: " ")
    }
}
