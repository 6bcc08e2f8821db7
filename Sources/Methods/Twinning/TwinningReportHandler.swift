import Catalog
import Documents
import Experience
import Matching
import Protocol
import RPC

/// `twinnings.report`: what other methods say of one twinning, all of it from one state.
///
/// A part that cannot be told is null, and `missing` says why: a profile without readiness has a
/// page all the same.
struct TwinningReportHandler {
    private let call: MethodCall
    private let twinning: Twinning
    private var labels = LabelSink()
    private var missing: [(part: String, reason: String)] = []
    private var metas: [ReplyMeta] = []

    /// `twinnings.report`.
    static func report(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        var report = TwinningReportHandler(
            call: call,
            twinning: try TwinningHandlers.twinning(call)
        )
        return report.write(to: &writer)
    }

    private init(call: MethodCall, twinning: Twinning) {
        self.call = call
        self.twinning = twinning
    }

    private mutating func write(to writer: inout JSONWriter) -> ReplyMeta {
        let opening = twinning.opening
        let profile = Node.Member("profile", .text(opening.profile))
        let solution = Node.Member("solution", .text(opening.solution))
        let adopter = Node.Member("region", .text(opening.adopter))
        writer.key("twinning")
        TwinningWriter(state: call.state, language: call.language)
            .write(twinning, to: &writer, &labels)
        add("match", [profile, solution], to: &writer, MatchHandlers.explain)
        add("pair", [profile, solution], to: &writer) { call, writer throws(RPCError) in
            try TwinHandlers.pair(call, with: opening.originator, &writer)
        }
        add("readiness", [profile, solution], to: &writer, ReadinessHandlers.gap)
        add("feedback", [solution, adopter], to: &writer, FeedbackHandlers.summary)
        writer.key("adoption")
        TwinningHandlers.writeAdoption(of: twinning, call.state, to: &writer, &labels)
        writer.key("missing")
        writer.beginArray()
        for (part, reason) in missing {
            writer.beginObject()
            writer.member("part", part)
            writer.member("reason", reason)
            writer.endObject()
        }
        writer.endArray()
        labels.write(call.state.engine.snapshot.labels, call.language, to: &writer)
        var meta = metas.first { $0.profileDigest != nil } ?? ReplyMeta()
        meta.asOf = call.asOf.description
        meta.isIllustrative = metas.contains { $0.isIllustrative == true }
        return meta
    }

    /// Writes what another method answers, or null where it refuses.
    ///
    /// It is written apart first: a refusal may come after the first members.
    private mutating func add(
        _ part: String,
        _ params: [Node.Member],
        to writer: inout JSONWriter,
        _ method: (MethodCall, inout JSONWriter) throws(RPCError) -> ReplyMeta
    ) {
        let shared = ["asOf", "lang"].compactMap { name in
            call.params[name].map { Node.Member(name, $0) }
        }
        let asked = MethodCall(
            params: .mapping(params + shared),
            state: call.state,
            context: call.context
        )
        var answer = JSONWriter()
        writer.key(part)
        do throws(RPCError) {
            answer.beginObject()
            metas.append(try method(asked, &answer))
            answer.endObject()
            writer.raw(answer.bytes)
        } catch {
            missing.append((part, error.message))
            writer.null()
        }
    }
}
