import Catalog
import Documents
import Experience
import Matching
import Protocol
import RPC

/// The methods by which local users are heard.
enum FeedbackHandlers {
    /// Votes of one author in one hour from which on that is remarkable.
    private static let manyByAuthor = 10
    /// The first moment that anything may be dated, in ms since 1970.
    private static let earliest = AdoptionHandlers.earliest.daysSince1970 * 86_400_000
    /// How far a portal's clock may be ahead, in ms.
    private static let clockSlack = 300_000

    /// `feedback.submit`.
    static func submit(_ call: WriteCall, _ head: WriteHead) throws(RPCError) -> WriteEffect {
        let params = call.params
        try requireTime(params["time"]?.text, now: call.unixMillis)
        let author = params["author"]?.text ?? ""
        guard !author.allSatisfy(\.isWhitespace) else {
            throw RPCError(
                .invalidParams,
                "must name the person; any text that is always the same for them will do",
                path: "/params/author"
            )
        }
        let vote = Vote(
            solution: params["solution"]?.text ?? "",
            region: params["region"]?.text ?? "",
            author: head.events.secret.pseudonym(portal: call.principal, author: author),
            role: params["role"]?.text ?? "",
            level: params["level"]?.text ?? "",
            score: params["score"]?.integer ?? 0
        )
        try requireWords(call, head)
        let standing = head.events.with { $0.standing(of: vote, time: call.unixMillis) }
        let flags = flags(standing, head)
        let number = head.nextEvent
        var effect = WriteEffect("event \(number)") {
            $0.member("event", number)
            $0.member("solution", vote.solution)
            $0.member("region", vote.region)
            $0.member("replaces", orNull: standing.replaced)
            $0.member("flags", flags)
        }
        effect.events = [
            NewEvent(
                event: ExperienceEvent(
                    number: number,
                    time: call.unixMillis,
                    portal: call.principal,
                    content: .vote(vote)
                ),
                kind: .feedback,
                subject: vote.solution,
                author: vote.author,
                body: EventDocument.body([
                    ("region", .text(vote.region)), ("role", .text(vote.role)),
                    ("level", .text(vote.level)), ("score", .number(vote.score)),
                    ("text", params["text"]), ("language", params["language"]),
                    ("time", params["time"]),
                    ("flags", flags.isEmpty ? nil : .sequence(flags.map { .text($0) })),
                ])
            )
        ]
        return effect
    }

    /// Refuses what a write before this one has made invalid since the request was checked.
    static func requireWords(_ call: WriteCall, _ head: WriteHead) throws(RPCError) {
        let solution = call.params["solution"]?.text ?? ""
        guard head.hasSolution(solution) else {
            let near = head.vocabulary.words(near: solution, in: "solutions")
            throw MethodCall.notFound("solution", solution, among: near)
        }
    }

    private static func flags(_ standing: ExperienceLog.Standing, _ head: WriteHead) -> [String] {
        var flags: [String] = []
        if standing.isDuplicate { flags.append("duplicate") }
        if standing.inHour >= head.base.engine.models.votesAnHour { flags.append("burst") }
        if standing.byAuthor >= manyByAuthor { flags.append("many-by-author") }
        return flags
    }

    private static func requireTime(_ text: String?, now: Int) throws(RPCError) {
        guard let text else { return }
        let path = "/params/time"
        guard let time = Timestamp.unixMillis(text) else {
            throw RPCError(
                .invalidParams,
                "must be a day or a moment, such as 2026-03-01 or 2026-03-01T08:30:00Z",
                path: path
            )
        }
        guard time <= now + clockSlack else {
            throw RPCError(.invalidParams, "lies in the future", path: path)
        }
        guard time >= earliest else {
            throw RPCError(.invalidParams, "lies before the year 2000", path: path)
        }
    }

    /// `feedback.withdraw`.
    static func withdraw(_ call: WriteCall, _ head: WriteHead) throws(RPCError) -> WriteEffect {
        let target = call.params["event"]?.integer ?? 0
        let entry = head.events.with { $0.entry(target) }
        guard let entry, entry.sort != .other else {
            throw RPCError(
                .notFound,
                "there is no event \(target); feedback.list and adoption.list tell their numbers",
                path: "/params/event"
            )
        }
        guard entry.portal == call.principal || call.roles.contains(.admin) else {
            throw RPCError(
                .permissionDenied,
                "event \(target) came from somebody else; whoever sent it can withdraw it, or an "
                    + "administrator",
                path: "/params/event"
            )
        }
        guard !entry.isWithdrawn else {
            throw RPCError(
                .conflict,
                "event \(target) is withdrawn already; withdraw that withdrawal to make it count "
                    + "again",
                path: "/params/event"
            )
        }
        let number = head.nextEvent
        let solution = head.events.with { $0.solution(movedBy: target) }
        var effect = WriteEffect("event \(number)") {
            $0.member("event", number)
            $0.member("withdrawn", target)
            $0.member("solution", orNull: solution)
        }
        effect.events = [
            NewEvent(
                event: ExperienceEvent(
                    number: number,
                    time: call.unixMillis,
                    portal: call.principal,
                    content: .withdrawal(of: target)
                ),
                kind: .withdrawal,
                subject: solution ?? "",
                author: nil,
                body: EventDocument.body([
                    ("of", .number(target)), ("reason", call.params["reason"]),
                ])
            )
        ]
        return effect
    }

    /// `feedback.summary`.
    static func summary(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let engine = call.state.engine
        let solution = call.params["solution"]?.text ?? ""
        let region = call.params["region"]?.text
        let bounds = try bounds(call)
        let said = call.state.experience.said[solution]
        let groups = (said?.groups ?? []).filter { region == nil || $0.region == region }
        let all = ratings(of: solution, in: region, call.state)
        var roles: [String: Ratings] = [:]
        for group in groups { roles[group.role] = (roles[group.role] ?? Ratings()) + group.ratings }
        let shown = roles.filter { $0.value.total >= Limits.shownRatings }
        var labels = LabelSink()
        writer.member("solution", solution)
        writer.member("region", orNull: region)
        writer.key("ratings")
        write(all, to: &writer)
        writer.key("roles")
        writer.beginArray()
        for (role, ratings) in shown.sorted(by: { $0.key < $1.key }) {
            writer.beginObject()
            writer.member("role", role)
            writer.key("ratings")
            write(ratings, to: &writer)
            writer.endObject()
            labels.show(role, in: "feedback-roles")
        }
        writer.endArray()
        writer.member("hidden", all.total - shown.values.reduce(0) { $0 + $1.total })
        writer.member("bursts", said?.bursts ?? 0)
        writer.member(
            "utility",
            orNull: engine.feedbackUtility(of: solution, heardIn: region, bounds)
        )
        writer.key("bounds")
        writer.beginObject()
        writer.member("elsewhere", bounds.elsewhere)
        writer.member("portal", bounds.portal)
        writer.member("hour", bounds.hour)
        writer.endObject()
        labels.write(engine.snapshot.labels, call.language, to: &writer)
        return ReplyMeta()
    }

    /// What users say of a solution together.
    ///
    /// - Parameter region: only from there; nil for everywhere.
    static func ratings(
        of solution: String,
        in region: String?,
        _ state: ServiceState
    ) -> Ratings {
        (state.experience.said[solution]?.groups ?? [])
            .filter { region == nil || $0.region == region }
            .reduce(Ratings()) { $0 + $1.ratings }
    }

    private static func bounds(_ call: MethodCall) throws(RPCError) -> FeedbackBounds {
        let models = call.state.engine.models
        guard let id = call.params["model"]?.text else {
            return models["smart-hospital"]?.feedbackBounds ?? models.feedbackBounds.first
                ?? FeedbackBounds()
        }
        guard let model = models[id] else {
            throw MethodCall.notFound("model", id, among: models.models.map(\.id))
        }
        return model.feedbackBounds ?? FeedbackBounds()
    }

    private static func write(_ ratings: Ratings, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("votes", ratings.total)
        writer.member("mean", orNull: ratings.mean)
        writer.member("median", orNull: ratings.median)
        writer.key("counts")
        writer.beginArray()
        for count in ratings.counts { writer.value(count) }
        writer.endArray()
        writer.member("uncertain", ratings.isSplit)
        writer.endObject()
    }
}
