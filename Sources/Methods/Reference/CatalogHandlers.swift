import Catalog
import Documents
import Matching
import RPC

/// The `solutions.*` and `profiles.*` methods.
enum CatalogHandlers {
    /// `solutions.get`.
    static func solution(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let position = try call.solution(
            call.params["solution"]?.text ?? "",
            at: "/params/solution"
        )
        let snapshot = call.state.engine.snapshot
        let solution = snapshot.solutions[position]
        writer.key("solution")
        writer.value(solution.node)
        var labels = LabelSink()
        labels.show(solution.kind, in: "kinds")
        labels.show(solution.lists, in: "lists")
        for (feature, stated) in solution.features {
            labels.show(feature.rawValue, in: "features")
            switch stated.value {
            case .codes(let codes): labels.show(codes, in: feature.list)
            case .rank(let code): labels.show(code, in: feature.list)
            case .number, .boolean: break
            }
        }
        let places =
            [solution.originator.region].compactMap(\.self)
            + solution.deployments.map(\.region)
        labels.show(places.filter { $0.utf8.count == 2 }, in: "countries")
        labels.write(snapshot.labels, call.language, to: &writer)
        return ReplyMeta()
    }

    /// `solutions.list`.
    static func solutions(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let snapshot = call.state.engine.snapshot
        let filter = try call.filter()
        let found = call.state.engine.solutions(satisfying: filter)
        var labels = LabelSink()
        call.writePage("solutions", of: found, to: &writer) { position, writer in
            write(snapshot.solutions[position], call, to: &writer, &labels)
        }
        labels.write(snapshot.labels, call.language, to: &writer)
        return ReplyMeta()
    }

    /// Writes what every row about a solution tells.
    static func write(
        _ solution: Solution,
        _ call: MethodCall,
        to writer: inout JSONWriter,
        _ labels: inout LabelSink
    ) {
        writer.member("id", solution.id)
        writer.member("name", solution.name)
        writer.member("kind", solution.kind)
        writer.member("summary", solution.summary[call.language])
        let share = Double(solution.features.count) / Double(Feature.allCases.count)
        writer.member("known", share)
        labels.show(solution.kind, in: "kinds")
    }

    /// `profiles.get`.
    static func profile(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let snapshot = call.state.engine.snapshot
        let profile = try call.query().profile
        writer.key("profile")
        writer.value(profile.node)
        writer.member("digest", call.state.digest(ofStored: profile.id))
        if let version = call.state.profileVersions[profile.id] {
            writer.member("version", version)
        }
        var labels = LabelSink()
        for (feature, needs) in profile.needs {
            labels.show(feature.rawValue, in: "features")
            labels.show(needs.map(\.code), in: feature.list)
        }
        for (feature, target) in profile.targets {
            labels.show(feature.rawValue, in: "features")
            if case .atLeastRank(let code) = target { labels.show(code, in: feature.list) }
        }
        labels.show(profile.readiness.keys, in: "scirocco")
        labels.show(profile.languages, in: "languages")
        labels.show(
            profile.existing.filter { snapshot.codeLists["standards"]?.position(of: $0) != nil },
            in: "standards"
        )
        labels.write(snapshot.labels, call.language, to: &writer)
        return ReplyMeta()
    }

    /// `profiles.list`.
    static func profiles(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let snapshot = call.state.engine.snapshot
        call.writePage("profiles", of: snapshot.profiles, to: &writer) { profile, writer in
            writer.member("id", profile.id)
            writer.member("region", profile.region)
            writer.member("name", profile.name[call.language])
            writer.member("illustrative", profile.isIllustrative)
            writer.member("model", profile.model)
            writer.member("digest", call.state.digest(ofStored: profile.id))
            if let version = call.state.profileVersions[profile.id] {
                writer.member("version", version)
            }
        }
        LabelSink().write(snapshot.labels, call.language, to: &writer)
        return ReplyMeta()
    }

    /// `profiles.validate`.
    static func validate(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let node = call.params["profile"] ?? .null
        var checker = ShapeChecker(vocabulary: call.state.vocabulary, pointer: "/params/profile")
        checker.check(node, NeedsProfile.inlineShape)
        checker.checkMeaning(ofProfile: node)
        var faults = checker.faults
        let engine = call.state.engine
        var plan: QueryPlan?
        if faults.isEmpty, let profile = NeedsProfile(node) {
            faults = engine.models.faults(in: profile, pointer: "/params/profile")
            if faults.isEmpty {
                let query = MatchQuery(profile: profile, asOf: call.asOf)
                do { plan = try engine.plan(query, pointer: "/params") } catch { faults = [error] }
            }
        }
        writer.member("valid", faults.isEmpty)
        writer.key("faults")
        writer.beginArray()
        for fault in faults {
            writer.beginObject()
            writer.member("path", fault.pointer)
            writer.member("message", fault.message)
            if !fault.allowed.isEmpty { writer.member("allowed", fault.allowed) }
            writer.endObject()
        }
        writer.endArray()
        writer.member("active", plan.map(engine.activeCriteria(of:)) ?? [])
        writer.key("admitted")
        if let plan { writer.value(engine.rank(plan).total) } else { writer.null() }
        return ReplyMeta()
    }
}
