import Documents
import Experience
import Protocol
import RPC

/// Writes votes as they were said, without who said them.
struct FeedbackRows {
    let history: any CatalogHistory
    /// Whether roles are shown that few others share: only to the person themselves.
    let showsEveryRole: Bool

    /// Writes a page of votes and how many there are in all.
    func write(_ page: ArraySlice<Int>, total: Int, to writer: inout JSONWriter) throws(RPCError) {
        let events = try history.events(Array(page))
        writer.key("events")
        writer.beginArray()
        for event in events {
            guard let node = try? JSONReader.read(event.body, limits: .reply) else { continue }
            write(event, node, to: &writer)
        }
        writer.endArray()
        writer.member("total", total)
    }

    private func write(_ event: HistoryEvent, _ node: Node, to writer: inout JSONWriter) {
        let role = node["role"]?.text ?? ""
        writer.beginObject()
        writer.member("event", event.number)
        writer.member("solution", event.subject)
        writer.member("region", node["region"]?.text ?? "")
        writer.key("role")
        if showsEveryRole || isShared(role, event.subject) {
            writer.value(role)
        } else {
            writer.null()
        }
        writer.member("level", node["level"]?.text ?? "")
        writer.member("score", node["score"]?.integer ?? 0)
        for name in ["text", "language", "time"] {
            writer.key(name)
            if let value = node[name] { writer.value(value) } else { writer.null() }
        }
        writer.member("received", Timestamp.text(unixMillis: event.time))
        writer.member("portal", event.portal)
        writer.key("flags")
        writer.value(node["flags"] ?? .sequence([]))
        writer.member("counts", history.log.with { $0.isCounted(event.number) })
        writer.endObject()
    }

    /// Whether enough people of a role have spoken of a solution for it to be shown.
    private func isShared(_ role: String, _ solution: String) -> Bool {
        let groups = history.experience.said[solution]?.groups ?? []
        let total = groups.filter { $0.role == role }.reduce(0) { $0 + $1.ratings.total }
        return total >= Limits.shownRatings
    }
}

extension FeedbackHandlers {
    /// `feedback.list`.
    static func list(
        _ call: DeferredCall,
        _ history: any CatalogHistory,
        _ writer: inout JSONWriter
    ) throws(RPCError) {
        let params = call.params
        let numbers = history.log.with { log in
            log.votes(
                solution: params["solution"]?.text,
                region: params["region"]?.text,
                areAllWanted: params["withdrawn"]?.boolean ?? false
            )
        }
        let page = numbers.dropFirst(params["offset"]?.integer ?? 0)
            .prefix(params["limit"]?.integer ?? 100)
        try FeedbackRows(history: history, showsEveryRole: false)
            .write(page, total: numbers.count, to: &writer)
    }
}
