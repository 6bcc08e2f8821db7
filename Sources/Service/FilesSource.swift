import Documents
import Methods
import SystemClock
import ZeroMQ

/// The catalogue's files, read again off the cooperative pool, which must never wait for a disk.
actor FilesSource: ReloadSource {
    nonisolated let name = "catalogue"
    private var loader: CatalogLoader
    private var revision: Int
    private let mailboxes: [Mailbox<Served>]
    private let profiles: ProfilesInUse

    init(
        _ loader: sending CatalogLoader,
        revision: Int,
        mailboxes: [Mailbox<Served>],
        profiles: ProfilesInUse
    ) {
        self.loader = loader
        self.revision = revision
        self.mailboxes = mailboxes
        self.profiles = profiles
    }

    /// A loader that has read, what came of it, and the profiles that are prepared for it.
    private typealias Reading = (CatalogLoader, CatalogLoader.Outcome, [PreparedProfile])

    /// Serves a state from now on, and the words of a large one once they are indexed.
    func show(_ state: ServiceState, prepared: [PreparedProfile]) {
        revision = state.revision
        let served = Served(state: state, prepared: prepared)
        for mailbox in mailboxes { mailbox.post(served) }
        index(state)
    }

    /// Has the words of a large state indexed, and shows them with it.
    func index(_ state: ServiceState) {
        _ = SearchIndexing.begin(state) { [self] result in
            Task { await self.show(result, of: state) }
        }
    }

    private func show(_ result: SearchIndexing.Result, of state: ServiceState) {
        guard revision == result.revision else { return }
        let searched = state.searched(with: result.search)
        for mailbox in mailboxes { mailbox.post(Served(state: searched)) }
    }

    func reload() async -> Reloader.Outcome {
        let current = loader
        let (next, outcome, prepared) = await withCheckedContinuation {
            (continuation: CheckedContinuation<Reading, Never>) in
            let load = { @Sendable [profiles] in
                var loader = current
                let outcome = loader.load()
                var prepared: [PreparedProfile] = []
                if case .loaded(let state) = outcome {
                    let today = SystemClock.today()
                    prepared = profiles.prepared(for: state, after: nil, today: today)
                }
                continuation.resume(returning: (loader, outcome, prepared))
            }
            // Without room for a thread the pool waits this once; that beats not reloading.
            if (try? DedicatedThread(name: "reload", load)) == nil { load() }
        }
        loader = next
        switch outcome {
        case .loaded(let state):
            show(state, prepared: prepared)
            return .reloaded(revision: revision)
        case .unchanged: return .unchanged(revision: revision)
        case .refused(let faults):
            return .refused(revision: revision, faults: faults.map(\.description))
        }
    }
}
