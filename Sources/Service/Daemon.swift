import Catalog
import Documents
public import Logging
import Matching
import Methods
import ServiceLifecycle
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
        let counters = Counters()
        do {
            let context = try Context()
            let query = try part(.query, try queryEndpoints(directory), counters)
            let control = try part(.control, try controlEndpoints(directory), counters)
            let threads = [ServingThread(control), ServingThread(query)]
            let controlBound = try threads[0].bind(in: context)
            let queryBound = try threads[1].bind(in: context)
            var loader = CatalogLoader(options)
            let state = try load(&loader)
            let mailboxes = [control.mailbox, query.mailbox]
            for mailbox in mailboxes { mailbox.post(state) }
            let reloader = Reloader(
                loader: loader,
                mailboxes: mailboxes,
                counters: counters,
                logger: logger
            )
            announce(readyLine(query: queryBound, control: controlBound, state))
            // Stopped in reverse: first no more reloads, then queries, health to the very end.
            let group = ServiceGroup(
                services: threads + [reloader],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
            try await group.run()
        } catch let error as ZeroMQError {
            throw DaemonError(.configuration, error.message)
        }
        withExtendedLifetime(directory) {}
    }

    private func load(_ loader: inout CatalogLoader) throws(DaemonError) -> ServiceState {
        switch loader.load() {
        case .loaded(let state): return state
        case .unchanged: throw DaemonError(.badData, "the catalogue is empty")
        case .refused(let faults):
            let lines = faults.map(\.description).joined(separator: "\n")
            throw DaemonError(
                .badData,
                "\(lines)\n\(faults.count) faults in \(options.catalog); nothing was started"
            )
        }
    }

    private func part(
        _ side: CallContext.Socket,
        _ endpoints: [Endpoint],
        _ counters: Counters
    ) throws(ZeroMQError) -> ServingThread.Part {
        ServingThread.Part(
            name: side == .query ? "front" : "control",
            side: side,
            endpoints: endpoints,
            mailbox: try StateMailbox(),
            stop: try Wakeup(),
            counters: counters,
            logger: logger
        )
    }

    private func queryEndpoints(_ directory: RunDirectory) throws -> [Endpoint] {
        try ([directory.endpoint("query")] + options.queryEndpoints).map(checked)
    }

    private func controlEndpoints(_ directory: RunDirectory) throws -> [Endpoint] {
        [try checked(options.controlEndpoint ?? directory.endpoint("control"))]
    }

    /// An endpoint that only this machine reaches: keys come with the store.
    private func checked(_ text: String) throws -> Endpoint {
        let endpoint = try Endpoint(text)
        guard endpoint.isLoopback else {
            throw DaemonError(
                .configuration,
                "\(text) can be reached from other machines, which needs keys that this version "
                    + "does not have; use ipc:// or tcp://127.0.0.1:PORT"
            )
        }
        return endpoint
    }

    private func readyLine(
        query: [Endpoint],
        control: [Endpoint],
        _ state: ServiceState
    ) -> String {
        let words =
            ["ready"] + query.map { "query=\($0.text)" } + control.map { "control=\($0.text)" }
            + [
                "revision=\(state.engine.snapshot.revision)",
                "solutions=\(state.engine.snapshot.solutions.count)",
            ]
        return words.joined(separator: " ")
    }
}
