import Catalog
import Documents
import Logging
import Matching
import Methods
import ServiceLifecycle
import UnixSignals
import ZeroMQ

/// Re-reads the catalogue on SIGHUP and publishes it, or keeps the last good one.
final class Reloader: Service {
    private let loader: LoaderOwner
    private let mailboxes: [Mailbox<Served>]
    private let counters: Counters
    private let logger: Logger

    init(
        loader: sending CatalogLoader,
        mailboxes: [Mailbox<Served>],
        counters: Counters,
        logger: Logger
    ) {
        self.loader = LoaderOwner(loader)
        self.mailboxes = mailboxes
        self.counters = counters
        self.logger = logger
    }

    /// Reloads once for each SIGHUP until a graceful shutdown.
    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        for await _ in signals.cancelOnGracefulShutdown() {
            publish(await loader.reload())
        }
    }

    private func publish(_ outcome: CatalogLoader.Outcome) {
        switch outcome {
        case .loaded(let state):
            for mailbox in mailboxes { mailbox.post(Served(state: state)) }
            counters.noteReload(faults: [])
            logger.info(
                "catalogue reloaded",
                metadata: ["revision": "\(state.revision)"]
            )
        case .unchanged:
            counters.noteReload(faults: [])
            logger.info("catalogue unchanged")
        case .refused(let faults):
            counters.noteReload(faults: faults.map(\.description))
            logger.error(
                "catalogue refused; the last good one is kept",
                metadata: ["faults": "\(faults.count)"]
            )
            for fault in faults { logger.error("\(fault)") }
        }
    }
}

/// Keeps the loader, and runs it off the cooperative pool, which must never wait for a disk.
private actor LoaderOwner {
    private var loader: CatalogLoader

    init(_ loader: sending CatalogLoader) {
        self.loader = loader
    }

    func reload() async -> CatalogLoader.Outcome {
        let current = loader
        let (next, outcome) = await withCheckedContinuation {
            (continuation: CheckedContinuation<(CatalogLoader, CatalogLoader.Outcome), Never>) in
            let load = { @Sendable in
                var loader = current
                let outcome = loader.load()
                continuation.resume(returning: (loader, outcome))
            }
            // Without room for a thread the pool waits this once; that beats not reloading.
            if (try? DedicatedThread(name: "reload", load)) == nil { load() }
        }
        loader = next
        return outcome
    }
}
