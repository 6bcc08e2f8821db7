import Catalog
import Documents
import Experience
import Matching
import RPC
import Twinning

/// The stages of a new twinning, by the programme or as somebody has planned them.
enum TwinningStages {
    /// The stages and milestones of a programme that begins on a day.
    static func plan(
        _ programme: TwinningProgramme,
        from start: CalendarDate
    ) -> (stages: [Twinning.Stage], milestones: [Twinning.Milestone]) {
        let day = { CalendarDate(daysSince1970: start.daysSince1970 + $0) }
        let stages = programme.stages.map {
            Twinning.Stage(stage: $0.stage, from: day($0.from), until: day($0.until))
        }
        let milestones = programme.stages.flatMap { stage in
            stage.milestones.map {
                Twinning.Milestone(title: $0.title, stage: stage.stage, due: day($0.due))
            }
        }
        return (stages, milestones)
    }

    /// Stages as they were sent: in the order of the list, one after the other.
    static func stages(
        _ nodes: [Node],
        _ days: TwinningDays,
        _ head: WriteHead
    ) throws(RPCError) -> [Twinning.Stage] {
        let list = head.base.engine.snapshot.codeLists["twinning-stages"]
        var stages: [Twinning.Stage] = []
        var place = -1
        for (index, node) in nodes.enumerated() {
            let path = "/params/stages/\(index)"
            guard let stage = node["stage"]?.text, let from = node.day("from"),
                let until = node.day("until")
            else { throw RPCError(.internalError, "a stage was not checked", path: path) }
            let position = list?.position(of: stage) ?? index
            guard position > place else {
                throw RPCError(
                    .invalidParams,
                    "'\(stage)' comes before '\(stages.last?.stage ?? "")'; send each stage once, "
                        + "in the order of codes.list twinning-stages",
                    path: "\(path)/stage"
                )
            }
            try days.requirePlanned(from, "\(path)/from")
            guard until >= from else {
                throw RPCError(
                    .invalidParams,
                    "lies before the stage's first day, \(from)",
                    path: "\(path)/until"
                )
            }
            try days.requirePlanned(until, "\(path)/until")
            if let last = stages.last, from <= last.until {
                throw RPCError(
                    .invalidParams,
                    "must lie after \(last.until), the last day of '\(last.stage)'",
                    path: "\(path)/from"
                )
            }
            place = position
            stages.append(.init(stage: stage, from: from, until: until))
        }
        return stages
    }

    /// The stage that a twinning enters.
    ///
    /// - Throws: `RPCError` where another comes first, or where it goes back without a reason.
    static func entry(
        into stage: String,
        _ call: WriteCall,
        _ twinning: Twinning,
        _ days: TwinningDays
    ) throws(RPCError) -> TwinningChange.Entry {
        let path = "/params/stage"
        let stages = twinning.stages
        guard let place = stages.firstIndex(where: { $0.stage == stage }) else {
            throw RPCError(
                .invalidParams,
                "\(twinning.id) has no stage '\(stage)'",
                path: path,
                allowed: stages.map(\.stage)
            )
        }
        let current = stages.firstIndex { $0.stage == twinning.stage } ?? -1
        guard place <= current + 1 else {
            throw RPCError(
                .invalidParams,
                "'\(stages[current + 1].stage)' comes first; enter it before '\(stage)'",
                path: path,
                allowed: [stages[current + 1].stage]
            )
        }
        let reason = call.params["reason"]?.text ?? ""
        guard place > current || !reason.allSatisfy(\.isWhitespace) else {
            throw RPCError(
                .invalidParams,
                "\(twinning.id) has entered '\(stage)' already; to go back to it, or to set its "
                    + "day right, give a reason",
                path: "/params/reason"
            )
        }
        let date = call.params.day("date") ?? call.today
        try days.requirePast(date, "/params/date")
        if place > 0, let before = stages[place - 1].entered, date < before {
            throw RPCError(
                .invalidParams,
                "lies before \(before), when '\(stages[place - 1].stage)' was entered",
                path: "/params/date"
            )
        }
        return TwinningChange.Entry(stage: stage, date: date)
    }
}
