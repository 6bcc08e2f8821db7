import Documents
import Experience
import Protocol
import RPC

/// The methods by which a person sees what is kept of them, and has it taken out.
enum PersonHandlers {
    /// `person.export`.
    static func export(
        _ call: DeferredCall,
        _ history: any CatalogHistory,
        _ writer: inout JSONWriter
    ) throws(RPCError) {
        let portal = try portal(call.params, call.principal.name, call.principal.roles)
        let author = call.params["author"]?.text ?? ""
        let pseudonym = history.log.secret.pseudonym(portal: portal, author: author)
        let votes = history.log.with { $0.events(of: pseudonym).votes }
        try FeedbackRows(history: history, showsEveryRole: true)
            .write(votes[...], total: votes.count, to: &writer)
        let member = history.log.secret.pseudonym(portal: portal, author: author, in: .network)
        writeEntries(of: member, history, to: &writer)
    }

    /// Writes every version of somebody's entry in the network, and the twinnings they are in.
    private static func writeEntries(
        of author: Pseudonym,
        _ history: any CatalogHistory,
        to writer: inout JSONWriter
    ) {
        let (versions, twinnings) = history.log.with { log in
            let versions = log.network.versions(of: author)
            return (versions, versions.last.map { log.twinnings.twinnings(with: $0.id) } ?? [])
        }
        var labels = LabelSink()
        writer.rows("network", versions) { member, writer in
            writer.member("event", member.event)
            member.write(to: &writer, &labels)
        }
        writer.rows("twinnings", twinnings) { row, writer in
            writer.member("twinning", row.twinning.id)
            writer.member("status", row.twinning.status)
            writer.member("role", row.role)
            writer.member("present", row.isThere)
        }
    }

    /// `person.erase`.
    static func erase(_ call: WriteCall, _ head: WriteHead) throws(RPCError) -> WriteEffect {
        let portal = try portal(call.params, call.principal, call.roles)
        let author = call.params["author"]?.text ?? ""
        let pseudonym = head.events.secret.pseudonym(portal: portal, author: author)
        let member = head.events.secret.pseudonym(portal: portal, author: author, in: .network)
        let (votes, entries) = head.events.with {
            ($0.events(of: pseudonym).votes.count, $0.events(of: member).entries.count)
        }
        var effect = WriteEffect("") {
            $0.member("erased", votes + entries)
            $0.member("entries", entries)
        }
        effect.erased = [pseudonym, member]
        return effect
    }

    /// Whose name for the person it is.
    static func portal(
        _ params: Node,
        _ caller: String,
        _ roles: Set<MethodRole>
    ) throws(RPCError) -> String {
        guard let portal = params["portal"]?.text, portal != caller else { return caller }
        guard roles.contains(.admin) else {
            throw RPCError(
                .permissionDenied,
                "only an administrator reaches the people of another portal",
                path: "/params/portal"
            )
        }
        return portal
    }
}
