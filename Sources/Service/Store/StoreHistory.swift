import Experience
import Methods
import RPC
import Storage

/// A store's earlier revisions as the methods ask for them.
struct StoreHistory: CatalogHistory {
    let store: any DurableStore
    let log: EventLog
    let experience: Experience

    func revisions(before: Int?, limit: Int) throws(RPCError) -> [HistoryRevision] {
        do {
            return try store.revisions(before: before, limit: limit).map {
                HistoryRevision(
                    number: $0.number,
                    digest: $0.digest,
                    author: $0.author,
                    time: $0.time,
                    counts: ($0.added, $0.changed, $0.removed)
                )
            }
        } catch {
            throw RPCError(error)
        }
    }

    func changes(after first: Int, through last: Int) throws(RPCError) -> [HistoryChange] {
        do {
            return try store.changes(after: first, through: last).map {
                HistoryChange(
                    kind: $0.kind.rawValue,
                    id: $0.id,
                    before: $0.before,
                    after: $0.after
                )
            }
        } catch {
            throw RPCError(error)
        }
    }

    func solutions(at revision: Int) throws(RPCError) -> [[UInt8]] {
        do {
            return try store.load(revision: revision).records
                .filter { $0.kind == .solutions }.map(\.body)
        } catch {
            throw RPCError(error)
        }
    }

    func events(_ numbers: [Int]) throws(RPCError) -> [HistoryEvent] {
        do {
            return try store.events(numbers).map {
                HistoryEvent(
                    number: $0.event.number,
                    subject: $0.event.subject,
                    portal: $0.principal,
                    time: $0.time,
                    body: $0.event.body
                )
            }
        } catch {
            throw RPCError(error)
        }
    }
}
