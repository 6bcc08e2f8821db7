import Catalog
import Documents
import Matching
import RPC

extension MethodCall {
    /// The query that the parameters of a match method ask, with its profile resolved.
    ///
    /// - Throws: `RPCError` for an unknown profile, a faulty one, or a revision that is not there.
    func query() throws(RPCError) -> MatchQuery {
        guard let profile = params["profile"] else {
            throw RPCError(.invalidParams, "is missing", path: "/params/profile")
        }
        return try query(for: profile, at: "/params/profile")
    }

    /// The query for one profile, given by id or written out.
    func query(for node: Node, at pointer: String) throws(RPCError) -> MatchQuery {
        try requireRevision()
        var query = MatchQuery(profile: try profile(node, at: pointer), asOf: asOf)
        query.model = params["model"]?.text
        query.weights = NeedsProfile.Weight.list(params["weights"])
        query.filter = try filter()
        query.minScore = params["minScore"]?.number ?? 0
        query.unknowns = params["unknowns"]?.text.flatMap(MatchQuery.Unknowns.init) ?? .model
        return query
    }

    /// The plan of a query.
    func plan(_ query: MatchQuery) throws(RPCError) -> QueryPlan {
        do {
            return try state.engine.plan(query, pointer: "/params")
        } catch {
            throw RPCError(error)
        }
    }

    /// The best solutions of a plan, from what is prepared of its profile where that will do.
    ///
    /// - Parameter node: the profile as the call gave it: an id, or written out.
    func rank(_ plan: QueryPlan, for node: Node?, limit: Int) -> Ranking {
        guard let id = node?.text, state === context.state, plan.query.unknowns == .model,
            let prepared = context.prepared.first(where: { $0.profileID == id }),
            prepared.today == plan.query.asOf, prepared.table.plan.model.id == plan.model.id
        else { return state.engine.rank(plan, limit: limit) }
        let table = UtilityTable(prepared.table, for: plan, engine: state.engine)
        return state.engine.rank(table, limit: limit)
    }

    /// The day to judge by.
    var asOf: CalendarDate {
        params["asOf"]?.text.flatMap { CalendarDate($0) } ?? context.today
    }

    /// The profile that a parameter names, or has written out.
    func profile(_ node: Node, at pointer: String) throws(RPCError) -> NeedsProfile {
        let snapshot = state.engine.snapshot
        if let id = node.text {
            if let profile = snapshot.profile(id) { return profile }
            var error = Self.notFound("profile", id, among: snapshot.profiles.map(\.id))
            error.path = pointer
            if let successors = snapshot.geography.aliases[id] {
                let names = successors.joined(separator: ", ")
                error.message = "region \(id) is obsolete; it became \(names)"
                error.allowed = successors
            }
            throw error
        }
        var checker = ShapeChecker(vocabulary: state.vocabulary, pointer: pointer)
        checker.checkMeaning(ofProfile: node)
        if let fault = checker.faults.first { throw RPCError(fault) }
        guard let profile = NeedsProfile(node) else {
            throw RPCError(.invalidParams, "is no profile", path: pointer)
        }
        return profile
    }

    private func requireRevision() throws(RPCError) {
        let current = state.engine.snapshot.revision
        if let least = params["minRevision"]?.integer, current < least {
            throw RPCError(
                .unavailable,
                "the catalogue is at revision \(current); ask again once \(least) is published",
                path: "/params/minRevision",
                retryAfterMs: 1000
            )
        }
        if let wanted = params["catalogRevision"]?.integer, wanted != current {
            throw RPCError(
                .notFound,
                "revision \(wanted) is not kept; the catalogue is at \(current)",
                path: "/params/catalogRevision",
                allowed: [String(current)]
            )
        }
    }

    /// Checks a parameter whose declaration leaves that to the method.
    func requireShape(_ shape: Shape, of node: Node, at pointer: String) throws(RPCError) {
        let faults = ShapeChecker.faults(
            in: node,
            as: shape,
            vocabulary: state.vocabulary,
            pointer: pointer
        )
        if let fault = faults.first { throw RPCError(fault) }
    }

    /// What an answer about one profile tells of its state.
    ///
    /// - Parameter node: the profile as the call gave it: an id, or written out.
    func meta(_ plan: QueryPlan, for node: Node?) -> ReplyMeta {
        let profile = plan.query.profile
        let isStored = node?.text != nil
        return ReplyMeta(
            profileDigest: isStored
                ? state.digest(ofStored: profile.id) : ServiceState.digest(of: profile),
            model: "\(plan.model.id)@\(plan.model.version)",
            asOf: plan.query.asOf.description,
            isIllustrative: profile.isIllustrative
        )
    }
}
