import Catalog
import Matching
import Methods
import Search
import ZeroMQ

/// Indexes the words of large catalogues beside the threads that serve them.
enum SearchIndexing {
    /// Words that have been indexed, and the revision they are of.
    struct Result: Sendable {
        var revision: Int
        var search: SearchIndex
    }

    /// Begins to index a state that has no index.
    ///
    /// - Parameters:
    ///   - state: the state.
    ///   - done: takes the index, on a thread of its own.
    /// - Returns: whether there was anything to do and a thread to do it.
    static func begin(
        _ state: ServiceState,
        done: @escaping @Sendable (Result) -> Void
    ) -> Bool {
        guard state.search == nil else { return false }
        let snapshot = state.engine.snapshot
        let work = { @Sendable in
            done(Result(revision: snapshot.revision, search: SearchIndex(snapshot)))
        }
        return (try? DedicatedThread(name: "index", work)) != nil
    }
}
