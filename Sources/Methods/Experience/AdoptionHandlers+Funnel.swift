import Catalog
import Documents
import Experience
import Matching
import RPC

extension AdoptionHandlers {
    /// The days at a stage after which a place is called stalled, where nothing else is asked.
    private static let patience = 180

    /// `adoption.funnel`.
    static func funnel(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let snapshot = call.state.engine.snapshot
        var told: [AdoptionCourse] = []
        var recorded = 0
        try forEachSolution(call) { courses in
            for course in courses {
                if course.steps.isEmpty { recorded += 1 } else { told.append(course) }
            }
        }
        let funnel = AdoptionFunnel(
            of: told,
            recorded: recorded,
            stages: snapshot.codeLists["adoption-stages"]?.codes ?? [],
            asOf: call.asOf,
            stalledAfter: call.params["stalledAfterDays"]?.integer ?? patience
        )
        var labels = LabelSink()
        writer.member("staged", funnel.staged)
        writer.member("unstaged", funnel.unstaged)
        writer.key("stages")
        writer.beginArray()
        for stage in funnel.stages {
            writer.beginObject()
            writer.member("stage", stage.stage)
            writer.member("reached", stage.reached)
            writer.member("here", stage.here)
            writer.member("stays", stage.stays)
            writer.member("medianDays", orNull: stage.medianDays)
            writer.member("conversion", orNull: stage.conversion)
            writer.endObject()
            labels.show(stage.stage, in: "adoption-stages")
        }
        writer.endArray()
        call.writePage("stalled", of: funnel.stalled, to: &writer) { row, writer in
            writer.member("solution", row.place.solution)
            writer.member("region", row.place.region)
            writer.member("site", orNull: row.place.site.isEmpty ? nil : row.place.site)
            writer.member("stage", row.stage)
            writer.member("since", row.since.description)
            writer.member("days", row.days)
        }
        labels.write(snapshot.labels, call.language, to: &writer)
        return ReplyMeta(asOf: call.asOf.description)
    }

    /// Visits the courses of each solution that a call asks about.
    static func forEachSolution(
        _ call: MethodCall,
        _ body: ([AdoptionCourse]) -> Void
    ) throws(RPCError) {
        AdoptionCourse.forEachSolution(
            in: call.state.engine.snapshot,
            told: call.state.experience.adoption,
            solution: call.params["solution"]?.text,
            asOf: call.asOf,
            isWanted: try area(call),
            body
        )
    }

    /// Whether a region lies where a call asks about.
    static func area(_ call: MethodCall) throws(RPCError) -> (Region) -> Bool {
        let country = try call.country()
        let area = call.params["region"]?.text.flatMap {
            call.state.engine.snapshot.geography.region($0)
        }
        return { region in
            guard country == nil || region.country == country else { return false }
            return area.map(region.lies) ?? true
        }
    }
}
