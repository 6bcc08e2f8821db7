import Catalog
import Documents
import Storage

/// The solutions of a store's revision, read one by one as a catalogue is built from them.
final class StoreSolutions: SolutionSource {
    private let store: any DurableStore
    private let revision: Int
    /// The digest of all that were read.
    private(set) var digest = SetDigest()
    /// Why they could not be read.
    private(set) var failure: StoreError?

    init(_ store: any DurableStore, at revision: Int) {
        self.store = store
        self.revision = revision
    }

    func forEach(_ body: (Result<SourceDocument, Fault>) -> Bool) {
        do throws(StoreError) {
            digest = try store.forEachSolution(at: revision) { record in
                body(StoreDocuments.document(of: record))
            }
        } catch {
            failure = error
        }
    }
}
