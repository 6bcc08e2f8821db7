import Catalog
import Documents
import Matching
import Protocol
import RPC

/// The `match.*` methods.
enum MatchHandlers {
    /// `match.query`.
    static func query(_ call: MethodCall, _ writer: inout JSONWriter) throws(RPCError) -> ReplyMeta
    {
        let plan = try call.plan(try call.query())
        let window = try call.window()
        let node = call.params["profile"]
        let ranking = call.rank(plan, for: node, limit: call.lastRank(window))
        var matches = call.writer(for: ranking)
        matches.writeMatches(offset: window.offset, limit: window.limit, to: &writer)
        matches.writeCounts(to: &writer)
        matches.gatheredLabels().write(
            call.state.engine.snapshot.labels,
            call.language,
            to: &writer
        )
        return call.meta(plan, for: call.params["profile"])
    }

    /// `match.batch`.
    static func batch(_ call: MethodCall, _ writer: inout JSONWriter) throws(RPCError) -> ReplyMeta
    {
        let profiles = call.params["profiles"]?.items ?? []
        let window = try call.window()
        if profiles.count * window.limit > Limits.batchMatches {
            throw RPCError(
                .limitExceeded,
                "profiles x limit is over \(Limits.batchMatches); ask in parts",
                path: "/params/profiles",
                limit: "batchMatches"
            )
        }
        var labels = LabelSink()
        writer.key("items")
        writer.beginArray()
        for (index, node) in profiles.enumerated() {
            writer.beginObject()
            writer.member("profile", node.text ?? node["id"]?.text ?? "inline")
            do {
                let place = "/params/profiles/\(index)"
                try call.requireShape(MatchShapes.profile, of: node, at: place)
                let query = try call.query(for: node, at: place)
                let plan = try call.plan(query)
                let meta = call.meta(plan, for: node)
                writer.member("profileDigest", meta.profileDigest ?? "")
                writer.member("model", meta.model ?? "")
                writer.member("illustrative", meta.isIllustrative ?? false)
                let last = call.lastRank(window)
                var matches = call.writer(for: call.rank(plan, for: node, limit: last))
                matches.labels = labels
                matches.writeMatches(offset: window.offset, limit: window.limit, to: &writer)
                matches.writeCounts(to: &writer)
                labels = matches.gatheredLabels()
            } catch {
                writer.key("error")
                writer.value(error)
            }
            writer.endObject()
        }
        writer.endArray()
        labels.write(call.state.engine.snapshot.labels, call.language, to: &writer)
        return ReplyMeta(asOf: call.asOf.description)
    }

    /// `match.explain`.
    static func explain(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let plan = try call.plan(try call.query())
        let id = call.params["solution"]?.text ?? ""
        let position = try call.solution(id, at: "/params/solution")
        let engine = call.state.engine
        let ranking = engine.rank(plan)
        let match = engine.match(position, in: ranking)
        let whyNot = engine.whyNot(position, k: call.params["k"]?.integer ?? 10, in: ranking)
        var matches = call.writer(for: ranking)
        writer.key("match")
        matches.write(match, next: match.rank, to: &writer)
        writer.member("total", ranking.total)
        writer.key("whyNot")
        matches.write(whyNot, to: &writer)
        matches.gatheredLabels().write(engine.snapshot.labels, call.language, to: &writer)
        return call.meta(plan, for: call.params["profile"])
    }

    /// `match.compare`.
    static func compare(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let plan = try call.plan(try call.query())
        let engine = call.state.engine
        let ranking = engine.rank(plan)
        var compared: [Match] = []
        for (index, node) in (call.params["solutions"]?.items ?? []).enumerated() {
            let position = try call.solution(node.text ?? "", at: "/params/solutions/\(index)")
            compared.append(engine.match(position, in: ranking))
        }
        compared.sort { ($0.rank ?? .max, $0.solution.id) < ($1.rank ?? .max, $1.solution.id) }
        var matches = call.writer(for: ranking)
        writer.key("matches")
        writer.beginArray()
        for match in compared { matches.write(match, next: match.rank, to: &writer) }
        writer.endArray()
        writeComparison(of: compared, to: &writer)
        writer.member("total", ranking.total)
        matches.gatheredLabels().write(engine.snapshot.labels, call.language, to: &writer)
        return call.meta(plan, for: call.params["profile"])
    }

    /// Writes the contributions of several matches side by side, criterion by criterion.
    private static func writeComparison(of matches: [Match], to writer: inout JSONWriter) {
        writer.key("criteria")
        writer.beginArray()
        for index in matches.first?.criteria.indices ?? 0..<0 {
            let reports = matches.map { $0.criteria[index] }
            let most = reports.map(\.contribution).max() ?? 0
            let best = zip(matches, reports).filter { $1.contribution == most }
            writer.beginObject()
            writer.member("criterion", reports[0].criterion.id)
            writer.member("weight", reports[0].weight)
            writer.member("best", most > 0 ? best.map(\.0.solution.id) : [])
            writer.key("contributions")
            writer.beginArray()
            for report in reports { writer.value(report.contribution) }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
    }

    /// `match.relax`.
    static func relax(_ call: MethodCall, _ writer: inout JSONWriter) throws(RPCError) -> ReplyMeta
    {
        let plan = try call.plan(try call.query())
        let engine = call.state.engine
        let answer = engine.relax(plan, wanted: call.params["atLeast"]?.integer ?? 5)
        var labels = LabelSink()
        writer.member("remaining", answer.remaining)
        writer.key("relaxations")
        writer.beginArray()
        for relaxation in answer.relaxations {
            writer.beginObject()
            writer.key("changes")
            writer.beginArray()
            for change in relaxation.changes { write(change, &labels, to: &writer) }
            writer.endArray()
            writer.member("remaining", relaxation.remaining)
            writer.member("kthScore", relaxation.kthScore)
            writer.endObject()
        }
        writer.endArray()
        writer.member("truncated", answer.isTruncated)
        labels.write(engine.snapshot.labels, call.language, to: &writer)
        return call.meta(plan, for: call.params["profile"])
    }

    private static func write(
        _ change: Relaxation.Change,
        _ labels: inout LabelSink,
        to writer: inout JSONWriter
    ) {
        writer.beginObject()
        writer.member("constraint", change.constraint)
        switch change.step {
        case .warn: writer.member("step", "warn")
        case .drop: writer.member("step", "drop")
        case .bound(let feature, let isMinimum, let from, let to),
            .boundAndWarn(let feature, let isMinimum, let from, let to):
            if case .bound = change.step {
                writer.member("step", "bound")
            } else {
                writer.member("step", "bound-and-warn")
            }
            writer.member("feature", feature.rawValue)
            writer.member("bound", isMinimum ? "min" : "max")
            writer.key("from")
            writer.value(from.node)
            writer.key("to")
            writer.value(to.node)
            labels.show(feature.rawValue, in: "features")
            for bound in [from, to] {
                if case .rank(let code) = bound { labels.show(code, in: feature.list) }
            }
        }
        writer.endObject()
    }
}

extension MethodCall {
    /// The ranks that are asked for.
    ///
    /// - Throws: LIMIT_EXCEEDED when they go beyond the last that can be.
    func window() throws(RPCError) -> (offset: Int, limit: Int) {
        let offset = params["offset"]?.integer ?? 0
        let limit = params["limit"]?.integer ?? 10
        if offset + limit > Limits.lastRank {
            throw RPCError(
                .limitExceeded,
                "offset + limit is over \(Limits.lastRank)",
                path: "/params/limit",
                limit: "lastRank"
            )
        }
        return (offset, limit)
    }

    /// How much is explained.
    private var level: MatchWriter.Level {
        params["explain"]?.text.flatMap(MatchWriter.Level.init) ?? .summary
    }

    /// The last rank that an answer needs: in full, a match tells of the one after it.
    func lastRank(_ window: (offset: Int, limit: Int)) -> Int {
        window.offset + window.limit + (level == .full ? 1 : 0)
    }

    /// A writer of a ranking's matches at the level that is asked for.
    func writer(for ranking: Ranking) -> MatchWriter {
        MatchWriter(engine: state.engine, ranking: ranking, level: level)
    }
}
