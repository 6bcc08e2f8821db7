import Catalog
import Documents
import Experience
import Matching
import RPC
import Twinning

extension NetworkHandlers {
    /// `network.suggest`.
    static func suggest(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let model: NetworkModel = try call.state.programmeModel()
        let twinning = try twinning(call)
        let question = try question(call, twinning, model)
        let snapshot = call.state.engine.snapshot
        guard let search = NetworkSearch(question, model, weights: weights(call), in: snapshot)
        else {
            throw RPCError(
                .invalidParams,
                "no reason that applies here has a weight above 0; raise one",
                path: "/params/weights"
            )
        }
        let taken = Set(twinning?.participants.map(\.member) ?? [])
        let members = call.state.experience.network.members.filter {
            $0.agrees(to: NetworkMember.suggested) && !taken.contains($0.id)
        }
        var labels = LabelSink()
        call.writePage("members", of: search.suggestions(among: members), to: &writer) {
            suggestion,
            writer in
            write(suggestion, search.near(of: suggestion.member), to: &writer, &labels)
        }
        writer.member("model", model.edition)
        labels.write(snapshot.labels, call.language, to: &writer)
        return ReplyMeta()
    }

    private static func weights(_ call: MethodCall) -> [NetworkModel.Reason: Double] {
        (call.params["weights"]?.members ?? []).reduce(into: [:]) { weights, member in
            guard let reason = NetworkModel.Reason(rawValue: member.key) else { return }
            weights[reason] = member.value.number
        }
    }

    /// The twinning that is named; nil where a solution is.
    private static func twinning(_ call: MethodCall) throws(RPCError) -> Twinning? {
        let params = call.params
        guard params["twinning"] != nil else {
            guard params["solution"] != nil else {
                throw RPCError(
                    .invalidParams,
                    "name a twinning to bring somebody into, or a solution",
                    path: "/params/twinning"
                )
            }
            return nil
        }
        for name in ["solution", "region", "profile"] where params[name] != nil {
            throw RPCError(
                .invalidParams,
                "the twinning says that already; leave it out, or name no twinning",
                path: "/params/\(name)"
            )
        }
        let twinning = try TwinningHandlers.twinning(call)
        guard twinning.isOpen else {
            throw RPCError(
                .conflict,
                "\(twinning.id) is closed; nobody is brought in any more",
                path: "/params/twinning"
            )
        }
        return twinning
    }

    private static func question(
        _ call: MethodCall,
        _ twinning: Twinning?,
        _ model: NetworkModel
    ) throws(RPCError) -> NetworkQuestion {
        let snapshot = call.state.engine.snapshot
        let (params, geography) = (call.params, snapshot.geography)
        var question = NetworkQuestion()
        let id = twinning?.opening.solution ?? params["solution"]?.text ?? ""
        if let position = snapshot.position(ofSolution: id) {
            question.solution = NetworkQuestion.wanted(of: snapshot.solutions[position])
        }
        let profile = (twinning?.opening.profile ?? params["profile"]?.text)
            .flatMap(snapshot.profile)
        if let profile { question.needs = NetworkQuestion.wanted(by: profile) }
        let home = twinning?.opening.adopter ?? params["region"]?.text ?? profile?.region
        for side in [home, twinning?.opening.originator].compactMap({ $0 }) {
            guard let position = geography.position(of: side) else { continue }
            question.regions.append(position)
            let stated = side == home ? profile?.languages ?? [] : []
            let country = geography.countries[geography.regions[position].country]
            let languages = stated.isEmpty ? country?.languages ?? [] : stated
            if !languages.isEmpty { question.languages.append(languages) }
        }
        if let twinning {
            let stage = twinning.stage ?? twinning.stages.first?.stage
            let wanted = model.stages.first { $0.stage == stage }
            question.roles = wanted.map { Set($0.roles) }
        }
        return question
    }

    private static func write(
        _ suggestion: NetworkSuggestion,
        _ near: [NetworkSuggestion.Near],
        to writer: inout JSONWriter,
        _ labels: inout LabelSink
    ) {
        writer.member("member", suggestion.member.id)
        suggestion.member.writeHead(to: &writer, &labels)
        writer.member("score", suggestion.score)
        writer.member("low", suggestion.low)
        writer.member("high", suggestion.high)
        writer.rows("contributions", suggestion.contributions) { part, writer in
            writer.member("criterion", part.reason.rawValue)
            writer.member("weight", part.weight)
            writer.member("utility", part.utility)
            writer.member("contribution", part.value)
            writer.member("known", part.isKnown)
        }
        writer.rows("matched", near) { near, writer in
            writer.member("criterion", near.reason.rawValue)
            writer.member("list", near.feature.list)
            writer.member("need", near.need)
            writer.member("have", near.have)
            writer.member("affinity", near.affinity)
        }
        for near in near { labels.show([near.need, near.have], in: near.feature.list) }
        labels.show(suggestion.contributions.map(\.reason.rawValue), in: "network-reasons")
    }
}
