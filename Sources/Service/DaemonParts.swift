import Foundation
import KeyFiles
import Logging
import Methods
import Storage
import ZeroMQ

/// What the daemon's threads are made of, before any of them runs.
struct DaemonParts: Sendable {
    let options: ServiceOptions
    let directory: RunDirectory
    let logger: Logger
    let counters: Counters
    let reloads = ReloadRequests()
    /// What the two serving threads, the doorkeeper and the store's owner are made of.
    let query: RequestLoop.Part
    let control: RequestLoop.Part
    let access: AccessLoop.Part
    let storeStop: Wakeup
    /// The profiles that queries ask for.
    let profilesInUse = ProfilesInUse()
    private let jobs: WorkQueue<StoreJob>?
    private let storePulse = Pulse("store")

    /// Where the serving threads find what they serve.
    var mailboxes: [Mailbox<Served>] { [control.mailbox, query.mailbox] }

    /// The signs of life of every thread.
    var pulses: [Pulse] {
        [query.pulse, control.pulse, access.pulse] + (jobs == nil ? [] : [storePulse])
    }

    /// Makes the parts.
    ///
    /// - Throws: ``DaemonError`` where an endpoint or a key file is wrong.
    init(_ options: ServiceOptions, _ directory: RunDirectory, _ logger: Logger) throws {
        self.options = options
        self.directory = directory
        self.logger = logger
        var folder: String?
        if case .store(let path) = options.source { folder = path }
        let jobs = try folder.map { _ in try WorkQueue<StoreJob>(limit: StoreJob.mostWaiting) }
        let counters = Counters(slowMicros: options.slowMicros, store: folder)
        let doors = DoorPlans(options, directory)
        let part = {
            [reloads, profilesInUse] (side: CallContext.Socket, plans: [Door.Plan]) throws in
            let name = side == .query ? "front" : "control"
            return RequestLoop.Part(
                name: name,
                side: side,
                doors: plans,
                mailbox: try Mailbox(),
                access: try Mailbox(),
                jobs: jobs,
                reloads: reloads,
                outcomes: try WorkQueue(limit: 2 * StoreJob.mostWaiting),
                stop: try Wakeup(),
                counters: counters,
                limits: options.admission,
                replyCacheBytes: options.replyCacheBytes,
                profiles: profilesInUse,
                pulse: Pulse(name),
                logger: logger
            )
        }
        query = try part(.query, try doors.query())
        control = try part(.control, [try doors.control()])
        access = AccessLoop.Part(
            settings: options.access,
            news: try Mailbox(),
            mailboxes: [control.access, query.access],
            doors: (query.doors + control.doors).map(\.name),
            mostConnections: min(options.admission.connections, DescriptorLimit.raised() / 2),
            counters: counters,
            pulse: Pulse("access"),
            stop: try Wakeup(),
            logger: logger
        )
        self.counters = counters
        self.jobs = jobs
        storeStop = try Wakeup()
    }

    /// What the store's owner is made of; call it where a store is served.
    ///
    /// - Throws: ``DaemonError`` where the events endpoint is wrong.
    func store() throws -> StoreLoop.Part {
        guard case .store(let path) = options.source, let jobs else {
            preconditionFailure("files are served")
        }
        let folder = StoreFolder(path)
        return StoreLoop.Part(
            folder: folder,
            jobs: jobs,
            stop: storeStop,
            mailboxes: mailboxes,
            profiles: profilesInUse,
            events: try DoorPlans(options, directory).events(),
            backups: options.backupFolder ?? folder.backups,
            pulse: storePulse,
            logger: logger
        )
    }

    /// Leaves word in the store's folder where its daemon answers.
    func leaveAddress(_ endpoints: [Endpoint]) throws {
        guard case .store(let path) = options.source, let endpoint = endpoints.first else { return }
        let file = StoreFolder(path).address
        // Whoever finds the store held reads it; without it they are told to ask the daemon.
        try? Data(endpoint.text.utf8).write(to: URL(fileURLWithPath: file))
    }
}
