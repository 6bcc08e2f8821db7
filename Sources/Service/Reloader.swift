import Logging
import Methods
import RPC
import ServiceLifecycle
import UnixSignals
import ZeroMQ

/// Reads again what may have changed, on SIGHUP and when it is asked.
///
/// What is faulty changes nothing.
final class Reloader: Service {
    /// What came of reading again.
    enum Outcome: Sendable {
        /// Something new is in force.
        case reloaded(revision: Int?)
        /// Nothing has changed.
        case unchanged(revision: Int?)
        /// What was read is faulty; every fault.
        case refused(revision: Int?, faults: [String])
    }

    private let requests: ReloadRequests
    private let source: any ReloadSource
    private let counters: Counters
    private let logger: Logger

    init(
        _ requests: ReloadRequests,
        source: any ReloadSource,
        counters: Counters,
        logger: Logger
    ) {
        self.requests = requests
        self.source = source
        self.counters = counters
        self.logger = logger
    }

    /// Reloads once for each request until a graceful shutdown.
    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        await withTaskGroup { group in
            group.addTask { [requests] in
                for await _ in signals.cancelOnGracefulShutdown() { requests.signal() }
                requests.finish()
            }
            for await cause in requests.causes {
                let outcome = await source.reload()
                note(outcome)
                if case .call(let job) = cause { answer(job, outcome) }
            }
        }
    }

    private func note(_ outcome: Outcome) {
        switch outcome {
        case .reloaded(let revision):
            counters.noteReload(faults: [])
            let shown = revision.map { ["revision": "\($0)"] as Logger.Metadata }
            logger.info("\(source.name) reloaded", metadata: shown)
        case .unchanged:
            counters.noteReload(faults: [])
            logger.info("\(source.name) unchanged")
        case .refused(_, let faults):
            counters.noteReload(faults: faults)
            logger.error(
                "\(source.name) refused; the last good one is kept",
                metadata: ["faults": "\(faults.count)"]
            )
            for fault in faults { logger.error("\(fault)") }
        }
    }

    private func answer(_ job: StoreJob, _ outcome: Outcome) {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("outcome")
        let (word, revision, faults): (String, Int?, [String]) =
            switch outcome {
            case .reloaded(let revision): ("reloaded", revision, [])
            case .unchanged(let revision): ("unchanged", revision, [])
            case .refused(let revision, let faults): ("refused", revision, faults)
            }
        writer.value(word)
        writer.key("faults")
        writer.beginArray()
        for fault in faults { writer.value(fault) }
        writer.endArray()
        writer.endObject()
        let result = Array(writer.bytes.dropFirst().dropLast())
        let done = DeferredOutcome.done(result: result, revision: revision, isReplayed: false)
        _ = job.outcomes.offer(StoreOutcome(token: job.token, outcome: done))
    }
}
