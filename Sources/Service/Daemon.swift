import Catalog
import Documents
import Foundation
public import Logging
import Matching
import Methods
import ServiceLifecycle
import UnixSignals
import ZeroMQ

/// The daemon from the first lock to the last reply.
public struct Daemon {
    private let options: ServiceOptions
    private let reread: @Sendable () throws -> ServiceOptions
    private let logger: Logger

    /// Makes a daemon that has not started.
    ///
    /// - Parameters:
    ///   - options: what it is told.
    ///   - reread: reads the options again where an operator asks for it.
    ///   - logger: its log.
    public init(
        _ options: ServiceOptions,
        reread: @escaping @Sendable () throws -> ServiceOptions,
        logger: Logger
    ) {
        self.options = options
        self.reread = reread
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
        let parts = try DaemonParts(options, directory, logger)
        let doorkeeper = ThreadedService<Void>(name: "access", stop: parts.access.stop) { ready in
            var loop = try AccessLoop.open(parts.access, in: context)
            ready(())
            try loop.run()
        }
        try doorkeeper.begin()
        let threads = [parts.control, parts.query].map { part in
            ThreadedService<[Endpoint]>(name: part.name, stop: part.stop) { ready in
                var bound: [Endpoint] = []
                var loop = try RequestLoop.open(part, in: context, bound: &bound)
                ready(bound)
                try loop.run()
            }
        }
        let bound = try threads.map { try $0.begin() }
        var services: [any Service] = [doorkeeper]
        let state: ServiceState
        let source: any ReloadSource
        if case .files(let paths) = options.source {
            var loader = CatalogLoader(paths)
            state = try load(&loader, paths)
            // Before anybody is told that the daemon is ready.
            for mailbox in parts.mailboxes { mailbox.post(Served(state: state)) }
            let revision = state.revision
            let files = FilesSource(
                loader,
                revision: revision,
                mailboxes: parts.mailboxes,
                profiles: parts.profilesInUse
            )
            source = files
            if state.search == nil { Task { [state] in await files.index(state) } }
        } else {
            let owner = ThreadedService<ServiceState>(name: "store", stop: parts.storeStop) {
                ready in
                var loop = try StoreLoop.open(try parts.store(), in: context)
                ready(loop.served.state)
                try loop.run()
            }
            state = try owner.begin()
            services.append(owner)
            try parts.leaveAddress(bound[0])
            source = SettingsSource(read: reread, access: parts.access.news)
        }
        let reloader = Reloader(
            parts.reloads,
            source: source,
            counters: parts.counters,
            logger: logger
        )
        services += threads + [reloader]
        if let manager = ServiceManager(ProcessInfo.processInfo.environment) {
            services.append(Watchdog(manager, pulses: parts.pulses, logger: logger))
        }
        announce(readyLine(query: bound[1], control: bound[0], state))
        return services
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
