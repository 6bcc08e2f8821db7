import Catalog
import Logging
import Matching
import Methods
import Storage
import SystemClock

/// When the solutions of a store are kept for the next start, and of which revision they are.
struct ImageKeeping {
    /// The time between two images, in microseconds: one of a million solutions takes the store's
    /// owner about a second.
    private static let pauseMicros = 60_000_000

    private let folder: StoreFolder
    private let logger: Logger
    /// The digest of the records that are no solutions, which no write changes.
    private let lists: SetDigest
    /// The revision of the image; nil where there is none to be used.
    private var revision: Int?
    private var lastMicros = SystemClock.micros()

    /// Goes on from what a start found, and says in the log what that was.
    init(_ catalog: StoreCatalog, in folder: StoreFolder, logger: Logger) {
        self.folder = folder
        self.logger = logger
        lists = catalog.lists
        switch catalog.origin {
        case .image: revision = catalog.state.revision
        case .olderImage(let changes):
            logger.info("the image of the solutions is older", metadata: ["changes": "\(changes)"])
        case .records(let reason?):
            logger.notice("the image of the solutions \(reason): all records were read")
        case .records(nil): logger.info("there is no image of the solutions: all records were read")
        }
    }

    /// Whether an image may be made again; the first moment after a pause that nobody uses.
    ///
    /// - Parameter micros: microseconds of a clock that never goes back.
    func isDue(micros: Int) -> Bool { micros - lastMicros >= Self.pauseMicros }

    /// Keeps the solutions of a state, unless they are kept already.
    ///
    /// - Parameters:
    ///   - state: the newest state, as it was stored.
    ///   - digest: the digest of all its records.
    ///   - micros: microseconds of a clock that never goes back.
    /// - Complexity: O(*n*) in the size of the solutions.
    mutating func keep(_ state: ServiceState, digest: SetDigest, micros: Int) {
        guard revision != state.revision else { return }
        lastMicros = micros
        do throws(StoreError) {
            try StoreCatalog.keep(
                state.engine.snapshot.solutions,
                revision: state.revision,
                lists: lists,
                digest: digest,
                in: folder
            )
            revision = state.revision
        } catch {
            let cause = error.cause ?? ""
            logger.warning("the next start will be slow: \(error)", metadata: ["cause": "\(cause)"])
        }
    }
}
