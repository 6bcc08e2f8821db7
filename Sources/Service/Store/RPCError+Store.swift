import RPC
import Storage

extension RPCError {
    /// A failure of the store as whoever called is told it: without paths and SQL.
    init(_ error: StoreError) {
        switch error.code {
        case .outcomeUnknown:
            self.init(
                .outcomeUnknown,
                "the disk failed while the write was being stored; send it again with its "
                    + "idempotencyKey once the daemon takes writes again",
                retryAfterMs: 5000
            )
        case .full:
            self.init(
                .storageFull,
                "the store has no room left; an operator must make some",
                retryAfterMs: 60_000
            )
        case .missing:
            self.init(.notFound, error.description)
        default:
            self.init(
                .unavailable,
                "read-only: the store cannot be written; an operator must look at it "
                    + "(health.ready says why)",
                retryAfterMs: 5000
            )
        }
    }
}
