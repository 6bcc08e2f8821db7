import Catalog
import Documents
import Experience
import Matching
import Protocol
import RPC

/// The methods by which regions tell how far they have come.
enum AdoptionHandlers {
    /// The first day that anything may be dated.
    static let earliest = CalendarDate(daysSince1970: 10_957)  // 2000-01-01

    /// `adoption.record`.
    static func record(_ call: WriteCall, _ head: WriteHead) throws(RPCError) -> WriteEffect {
        let params = call.params
        try FeedbackHandlers.requireWords(call, head)
        let date = params["date"]?.text.flatMap { CalendarDate($0) } ?? call.today
        try require(date, today: call.today)
        let stages = head.base.engine.snapshot.codeLists["adoption-stages"]
        let stage = params["stage"]?.text ?? ""
        let place = stages?.position(of: stage) ?? 0
        let step = AdoptionStep(
            number: head.nextEvent,
            solution: params["solution"]?.text ?? "",
            region: params["region"]?.text ?? "",
            site: params["site"]?.text ?? "",
            stage: stage,
            level: params["level"]?.text ?? level(atStage: stage),
            date: date
        )
        let before = head.events.with { $0.step(at: step.place, on: date) }
        let isBack = before.map { (stages?.position(of: $0.stage) ?? 0) > place } ?? false
        let reason = params["reason"]?.text ?? ""
        if let before, isBack, reason.allSatisfy(\.isWhitespace) {
            throw RPCError(
                .invalidParams,
                "\(step.solution) has reached '\(before.stage)' in \(step.region); to go back to "
                    + "'\(stage)' give a reason, or withdraw event \(before.number)",
                path: "/params/reason"
            )
        }
        var effect = WriteEffect("event \(step.number)") {
            $0.member("event", step.number)
            $0.member("solution", step.solution)
            $0.member("region", step.region)
            $0.member("from", orNull: before?.stage)
            $0.member("stage", step.stage)
            $0.member("level", orNull: step.level)
            $0.member("date", "\(step.date)")
        }
        effect.events = [
            NewEvent(
                event: ExperienceEvent(
                    number: step.number,
                    time: call.unixMillis,
                    portal: call.principal,
                    content: .step(step)
                ),
                kind: .adoption,
                subject: step.solution,
                author: nil,
                body: EventDocument.body([
                    ("region", .text(step.region)),
                    ("site", step.site.isEmpty ? nil : .text(step.site)),
                    ("stage", .text(step.stage)), ("level", step.level.map { .text($0) }),
                    ("date", .text("\(step.date)")), ("reason", params["reason"]),
                ])
            )
        ]
        return effect
    }

    /// What reaching a stage means for the use of a solution: nothing runs before it is deployed.
    static func level(atStage stage: String) -> String? {
        switch stage {
        case "deploying": "adoption"
        case "handed-over": "uptake"
        case "scaling-up": "scale-up"
        default: nil
        }
    }

    private static func require(_ date: CalendarDate, today: CalendarDate) throws(RPCError) {
        let path = "/params/date"
        guard date <= today else {
            throw RPCError(.invalidParams, "lies in the future (today is \(today))", path: path)
        }
        guard date >= earliest else {
            throw RPCError(.invalidParams, "lies before \(earliest)", path: path)
        }
    }

    /// `adoption.list`.
    static func list(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let solution = call.params["solution"]?.text
        let isWanted = try area(call)
        let isWhole = call.params["history"]?.boolean ?? false
        let rows = AdoptionRow.all(
            in: call.state,
            solution: solution,
            isWhole: isWhole,
            isWanted: isWanted
        )
        var labels = LabelSink()
        call.writePage("steps", of: rows, to: &writer) { row, writer in
            row.write(to: &writer, &labels)
        }
        labels.write(call.state.engine.snapshot.labels, call.language, to: &writer)
        return ReplyMeta()
    }
}
