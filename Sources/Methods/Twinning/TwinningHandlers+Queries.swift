import Catalog
import Documents
import Experience
import Matching
import RPC

extension TwinningHandlers {
    /// `twinnings.get`.
    static func get(_ call: MethodCall, _ writer: inout JSONWriter) throws(RPCError) -> ReplyMeta {
        let twinning = try twinning(call)
        var labels = LabelSink()
        writer.key("twinning")
        TwinningWriter(state: call.state, language: call.language)
            .write(twinning, to: &writer, &labels)
        writer.key("feedback")
        writeFeedback(of: twinning, call.state, to: &writer)
        writer.key("adoption")
        writeAdoption(of: twinning, call.state, to: &writer, &labels)
        labels.write(call.state.engine.snapshot.labels, call.language, to: &writer)
        return ReplyMeta()
    }

    /// The twinning that a call names, at the version that it names.
    static func twinning(_ call: MethodCall) throws(RPCError) -> Twinning {
        let book = call.state.experience.twinnings
        let id = call.params["twinning"]?.text ?? ""
        guard let now = book[id] else {
            throw MethodCall.notFound("twinning", id, among: Array(book.ids).sorted())
        }
        guard let version = call.params["version"]?.integer else { return now }
        guard let then = book.twinning(id, version: version) else {
            throw RPCError(
                .notFound,
                "\(id) is at version \(now.version); there is no version \(version) yet",
                path: "/params/version"
            )
        }
        return then
    }

    /// Writes what users in the adopter's region say of the solution.
    static func writeFeedback(
        of twinning: Twinning,
        _ state: ServiceState,
        to writer: inout JSONWriter
    ) {
        let opening = twinning.opening
        let ratings = FeedbackHandlers.ratings(of: opening.solution, in: opening.adopter, state)
        writer.beginObject()
        writer.member("votes", ratings.total)
        writer.member("mean", orNull: ratings.mean)
        writer.member("median", orNull: ratings.median)
        writer.member("uncertain", ratings.isSplit)
        writer.endObject()
    }

    /// Writes where the solution stands in the adopter's region and those within it.
    static func writeAdoption(
        of twinning: Twinning,
        _ state: ServiceState,
        to writer: inout JSONWriter,
        _ labels: inout LabelSink
    ) {
        let opening = twinning.opening
        let adopter = state.engine.snapshot.geography.region(opening.adopter)
        let rows = AdoptionRow.all(
            in: state,
            solution: opening.solution,
            isWhole: false,
            isWanted: { region in adopter.map(region.lies) ?? false }
        )
        writer.beginArray()
        for row in rows {
            writer.beginObject()
            row.write(to: &writer, &labels)
            writer.endObject()
        }
        writer.endArray()
    }

    /// `twinnings.list`.
    static func list(_ call: MethodCall, _ writer: inout JSONWriter) throws(RPCError) -> ReplyMeta {
        let params = call.params
        let geography = call.state.engine.snapshot.geography
        let area = params["region"]?.text.flatMap(geography.region)
        let isThere = { (id: String) in
            guard let area else { return true }
            return geography.region(id)?.lies(within: area) ?? false
        }
        let rows = call.state.experience.twinnings.all.filter { twinning in
            let opening = twinning.opening
            return (isThere(opening.originator) || isThere(opening.adopter))
                && params["solution"].map { $0.text == opening.solution } ?? true
                && params["status"].map { $0.text == twinning.status } ?? true
                && params["stage"].map { $0.text == twinning.stage } ?? true
        }
        var labels = LabelSink()
        let twinnings = TwinningWriter(state: call.state, language: call.language)
        call.writePage("twinnings", of: rows, to: &writer) { twinning, writer in
            twinnings.writeHead(of: twinning, to: &writer, &labels)
            writer.member("participants", twinning.participants.count)
            writer.member("outcome", orNull: twinning.outcome?.outcome)
        }
        labels.write(call.state.engine.snapshot.labels, call.language, to: &writer)
        return ReplyMeta()
    }
}
