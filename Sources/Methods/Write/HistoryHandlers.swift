import Catalog
import Documents
import RPC

/// The methods that tell of earlier revisions.
enum HistoryHandlers {
    /// `catalog.revisions`.
    static func revisions(
        _ call: DeferredCall,
        _ history: any CatalogHistory,
        _ writer: inout JSONWriter
    ) throws(RPCError) {
        let limit = call.params["limit"]?.integer ?? 100
        let rows = try history.revisions(before: call.params["before"]?.integer, limit: limit)
        writer.key("revisions")
        writer.beginArray()
        for row in rows {
            writer.beginObject()
            writer.member("revision", row.number)
            writer.member("digest", row.digest)
            writer.member("author", row.author)
            writer.member("time", Timestamp.text(unixMillis: row.time))
            writer.member("added", row.counts.added)
            writer.member("changed", row.counts.changed)
            writer.member("removed", row.counts.removed)
            writer.endObject()
        }
        writer.endArray()
    }

    /// `catalog.diff`.
    static func diff(
        _ call: DeferredCall,
        _ history: any CatalogHistory,
        _ writer: inout JSONWriter
    ) throws(RPCError) {
        let newest = try history.revisions(before: nil, limit: 1).first?.number ?? 0
        let first = call.params["from"]?.integer ?? newest
        let last = call.params["to"]?.integer ?? newest
        guard first <= last else {
            throw RPCError(
                .invalidParams,
                "must not lie after to (\(last)); swap the two",
                path: "/params/from"
            )
        }
        let changes = try history.changes(after: first, through: last)
        writer.member("from", first)
        writer.member("to", last)
        writer.key("changes")
        writer.beginArray()
        for change in changes {
            writer.beginObject()
            writer.member("kind", change.kind)
            writer.member("id", change.id)
            switch (change.before, change.after) {
            case (let before?, let after?):
                writer.member("change", "changed")
                writer.member("fields", fields(of: before, and: after))
            case (nil, _):
                writer.member("change", "added")
                writer.member("fields", [])
            case (_, nil):
                writer.member("change", "removed")
                writer.member("fields", [])
            }
            writer.endObject()
        }
        writer.endArray()
    }

    /// `catalog.export`.
    static func export(
        _ call: DeferredCall,
        _ history: any CatalogHistory,
        _ writer: inout JSONWriter
    ) throws(RPCError) {
        let newest = try history.revisions(before: nil, limit: 1).first?.number ?? 0
        let revision = call.params["catalogRevision"]?.integer ?? newest
        let all = try history.solutions(at: revision)
        let rows = all.dropFirst(call.params["offset"]?.integer ?? 0)
            .prefix(call.params["limit"]?.integer ?? 100)
        writer.member("revision", revision)
        writer.key("solutions")
        writer.beginArray()
        for body in rows { writer.raw(body) }
        writer.endArray()
        writer.member("total", all.count)
    }

    /// The places in which two documents differ, as JSON Pointers.
    private static func fields(of before: [UInt8], and after: [UInt8]) -> [String] {
        guard let one = try? JSONReader.read(before, limits: .reply),
            let other = try? JSONReader.read(after, limits: .reply)
        else { return [] }
        return one.differences(from: other)
    }
}
