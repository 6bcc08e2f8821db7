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
    }

    /// `person.erase`.
    static func erase(_ call: WriteCall, _ head: WriteHead) throws(RPCError) -> WriteEffect {
        let portal = try portal(call.params, call.principal, call.roles)
        let author = call.params["author"]?.text ?? ""
        let pseudonym = head.events.secret.pseudonym(portal: portal, author: author)
        let count = head.events.with { $0.events(of: pseudonym).votes.count }
        var effect = WriteEffect("") { $0.member("erased", count) }
        effect.erased = pseudonym
        return effect
    }

    /// Whose name for the person it is.
    private static func portal(
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
