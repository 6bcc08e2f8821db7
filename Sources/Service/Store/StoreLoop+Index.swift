import Methods

/// The words of a large catalogue, which are indexed while it is served.
extension StoreLoop {
    /// Has the words of the newest state indexed, unless that is being done.
    mutating func beginIndexing() {
        guard !isIndexing else { return }
        isIndexing = SearchIndexing.begin(served.state) { [indexed] in indexed.post($0) }
    }

    /// Shows an index that is done; where solutions have changed since, begins anew.
    mutating func takeIndex() {
        guard let result = indexed.take() else { return }
        isIndexing = false
        if result.revision == served.state.revision {
            served.state = served.state.searched(with: result.search)
            head.adopt(result.search)
            for mailbox in part.mailboxes { mailbox.post(served) }
        }
        beginIndexing()
    }
}
