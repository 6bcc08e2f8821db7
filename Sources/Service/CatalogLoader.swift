import CatalogFiles
import Documents
import Matching
import Methods
import SystemClock

/// Reads the catalogue's files into a state, or says everything that is wrong with them.
struct CatalogLoader: Sendable {
    /// What reading gave.
    enum Outcome: Sendable {
        /// A new state.
        case loaded(ServiceState)
        /// The files say what they said before.
        case unchanged
        /// The files are faulty; every fault.
        case refused([Fault])
    }

    private let paths: CatalogPaths
    /// The revision of the last state.
    private var revision = 0
    /// The fingerprint of the files it was made from.
    private var fingerprint: [Int]?

    init(_ paths: CatalogPaths) {
        self.paths = paths
    }

    /// Reads all files again.
    ///
    /// - Complexity: O(*n*) in the size of the catalogue; it waits for the disk.
    mutating func load() -> Outcome {
        let contents = CatalogFolder.read(paths.catalog)
        let models = CatalogFolder.readDocuments(
            in: paths.models,
            as: ModelSet.folder
        )
        let unread = contents.faults + models.faults
        let fresh = [contents.fingerprint, models.fingerprint]
        if unread.isEmpty, fresh == fingerprint { return .unchanged }
        let (state, faults) = ServiceState.build(
            contents.documents,
            models: models.documents,
            revision: revision + 1,
            today: SystemClock.today()
        )
        guard unread.isEmpty, let state else { return .refused(unread + faults) }
        revision += 1
        fingerprint = fresh
        return .loaded(state)
    }
}
