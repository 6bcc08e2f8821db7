import Catalog
import Documents
import Matching
import Protocol
import RPC
import Twinning

/// `readiness.gap`, and what other answers take of it.
enum ReadinessHandlers {
    /// `readiness.gap`.
    static func gap(_ call: MethodCall, _ writer: inout JSONWriter) throws(RPCError) -> ReplyMeta {
        let answer = try answer(call)
        var labels = LabelSink()
        answer.write(to: &writer, &labels)
        labels.write(call.state.engine.snapshot.labels, call.language, to: &writer)
        var meta = call.meta(answer.plan, for: call.params["profile"])
        if answer.isIllustrative { meta.isIllustrative = true }
        return meta
    }

    /// The answer to a call, not yet written.
    ///
    /// - Throws: `RPCError` for a profile that states no readiness, an unknown solution, and what
    ///   every match method refuses; UNAVAILABLE where the store has no readiness model.
    static func answer(_ call: MethodCall) throws(RPCError) -> ReadinessAnswer {
        let model = try call.state.programmeModel(ReadinessModel.self)
        let query = try call.query()
        try requireReadiness(query.profile)
        let plan = try call.plan(query)
        let named = try named(call)
        let planner = ReadinessPlanner(
            engine: call.state.engine,
            plan: plan,
            model: model,
            required: required(call),
            k: call.params["k"]?.integer ?? 10
        )
        return ReadinessAnswer(
            engine: call.state.engine,
            plan: plan,
            model: model,
            solution: call.params["solution"]?.text,
            readiness: planner.readinessPlan(for: named)
        )
    }

    private static func requireReadiness(_ profile: NeedsProfile) throws(RPCError) {
        if ReadinessDimension.all.contains(where: { $0.level(in: profile) != nil }) { return }
        throw RPCError(
            .invalidParams,
            "profile \(profile.id) states no readiness; add readiness, emram, bandwidth or staff: "
                + "twinmatch profiles new shows how",
            path: "/params/profile",
            allowed: ["readiness", "emram", "bandwidth", "staff"]
        )
    }

    /// The positions of the solutions that the call names; nil where it names none.
    private static func named(_ call: MethodCall) throws(RPCError) -> [Int]? {
        let several = call.params["solutions"]?.items
        guard let id = call.params["solution"]?.text else {
            guard let several else { return nil }
            var positions: [Int] = []
            for (index, node) in several.enumerated() {
                let pointer = "/params/solutions/\(index)"
                positions.append(try call.solution(node.text ?? "", at: pointer))
            }
            return positions
        }
        if several != nil {
            throw RPCError(
                .invalidParams,
                "solution is given, too: name one there, or several here",
                path: "/params/solutions"
            )
        }
        return [try call.solution(id, at: "/params/solution")]
    }

    private static func required(_ call: MethodCall) -> [ReadinessDimension: Double] {
        var levels: [ReadinessDimension: Double] = [:]
        for member in call.params["required"]?.members ?? [] {
            guard let dimension = ReadinessDimension(id: member.key) else { continue }
            levels[dimension] = member.value.number
        }
        return levels
    }
}
