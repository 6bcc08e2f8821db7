import Catalog
import Documents
import Storage

/// Records that are solutions, as the documents that a catalogue is built from.
struct RecordSolutions: SolutionSource {
    let records: [StoredRecord]

    func forEach(_ body: (Result<SourceDocument, Fault>) -> Bool) {
        for record in records {
            guard body(StoreDocuments.document(of: record)) else { return }
        }
    }
}
