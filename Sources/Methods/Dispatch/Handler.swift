import Documents
import RPC

/// How a method is carried out.
enum Handler: Sendable {
    /// From the daemon's own state; the members of the result.
    case server(@Sendable (CallContext, inout JSONWriter) -> Void)
    /// The same, but the whole result is one document without `_meta`.
    case document(@Sendable (CallContext, inout JSONWriter) -> Void)
    /// From one state of the catalogue; the members of the result.
    case query(@Sendable (MethodCall, inout JSONWriter) throws(RPCError) -> ReplyMeta)
    /// By the store's owner: decides what changes.
    case write(@Sendable (WriteCall, WriteHead) throws(RPCError) -> WriteEffect)
    /// By whoever owns what it is about.
    case operation(Operation)
    /// By the store's owner, from earlier revisions and events; the members of the result.
    case history(
        @Sendable (DeferredCall, any CatalogHistory, inout JSONWriter) throws(RPCError) -> Void
    )

    /// The handler of each method of the table, by name.
    static let table: [String: Handler] = [
        "server.info": .server(ServerHandlers.info),
        "rpc.discover": .document(ServerHandlers.discover),
        "health.live": .server(ServerHandlers.live),
        "health.ready": .server(ServerHandlers.ready),
        "server.stats": .server(ServerHandlers.stats),
        "server.metrics": .server(ServerHandlers.metrics),
        "admin.reload": .operation(.reload),
        "admin.backup": .operation(.backup),
        "admin.drain": .server(AdminHandlers.drain),
        "admin.slowlog": .server(AdminHandlers.slowlog),
        "admin.keys": .server(AdminHandlers.keys),
        "match.query": .query(MatchHandlers.query),
        "match.batch": .query(MatchHandlers.batch),
        "match.explain": .query(MatchHandlers.explain),
        "match.compare": .query(MatchHandlers.compare),
        "match.relax": .query(MatchHandlers.relax),
        "decide.weights": .query(DecideHandlers.weights),
        "solutions.get": .query(CatalogHandlers.solution),
        "solutions.list": .query(CatalogHandlers.solutions),
        "solutions.search": .query(FindHandlers.search),
        "solutions.facets": .query(FindHandlers.facets),
        "solutions.similar": .query(FindHandlers.similarSolutions),
        "profiles.get": .query(CatalogHandlers.profile),
        "profiles.list": .query(CatalogHandlers.profiles),
        "profiles.validate": .query(CatalogHandlers.validate),
        "regions.get": .query(ReferenceHandlers.region),
        "regions.list": .query(ReferenceHandlers.regions),
        "regions.similar": .query(FindHandlers.similarRegions),
        "models.get": .query(ReferenceHandlers.model),
        "models.list": .query(ReferenceHandlers.models),
        "codes.list": .query(ReferenceHandlers.codes),
        "solutions.put": .write(WriteHandlers.putSolution),
        "solutions.remove": .write(WriteHandlers.removeSolution),
        "profiles.put": .write(WriteHandlers.putProfile),
        "profiles.remove": .write(WriteHandlers.removeProfile),
        "catalog.apply": .write(ApplyHandler.apply),
        "catalog.revisions": .history(HistoryHandlers.revisions),
        "catalog.diff": .history(HistoryHandlers.diff),
        "catalog.export": .history(HistoryHandlers.export),
        "feedback.submit": .write(FeedbackHandlers.submit),
        "feedback.withdraw": .write(FeedbackHandlers.withdraw),
        "feedback.list": .history(FeedbackHandlers.list),
        "feedback.summary": .query(FeedbackHandlers.summary),
        "adoption.record": .write(AdoptionHandlers.record),
        "adoption.list": .query(AdoptionHandlers.list),
        "adoption.funnel": .query(AdoptionHandlers.funnel),
        "adoption.coverage": .query(AdoptionHandlers.coverage),
        "twinnings.open": .write(TwinningHandlers.open),
        "twinnings.advance": .write(TwinningHandlers.advance),
        "twinnings.get": .query(TwinningHandlers.get),
        "twinnings.list": .query(TwinningHandlers.list),
        "twinnings.report": .query(TwinningReportHandler.report),
        "network.join": .write(NetworkHandlers.join),
        "network.list": .query(NetworkHandlers.list),
        "network.suggest": .query(NetworkHandlers.suggest),
        "network.leave": .write(NetworkHandlers.leave),
        "twins.find": .query(TwinHandlers.find),
        "readiness.gap": .query(ReadinessHandlers.gap),
        "person.export": .history(PersonHandlers.export),
        "person.erase": .write(PersonHandlers.erase),
    ]
}
