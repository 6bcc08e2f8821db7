import Catalog
import Documents
import Experience
import Protocol
import RPC

extension TwinningHandlers {
    /// `twinnings.advance`.
    static func advance(_ call: WriteCall, _ head: WriteHead) throws(RPCError) -> WriteEffect {
        let params = call.params
        let id = params["twinning"]?.text ?? ""
        guard let twinning = head.events.with({ $0.twinnings[id] }) else {
            let ids = head.events.with { Array($0.twinnings.ids) }
            throw MethodCall.notFound("twinning", id, among: ids.sorted())
        }
        try requireVersion(of: twinning, params)
        try requireOpen(twinning, params)
        let days = TwinningDays(start: twinning.opening.start, today: call.today)
        var change = TwinningChange(of: id)
        change.reason = params["reason"]?.text
        if let stage = params["stage"]?.text {
            change.entry = try TwinningStages.entry(into: stage, call, twinning, days)
        } else if params["date"] != nil {
            throw RPCError(
                .invalidParams,
                "says when a stage is entered; name the stage too",
                path: "/params/date"
            )
        }
        change.milestones = try milestones(params["milestones"], twinning, days)
        change.removed = try removed(params["participants"]?["remove"], twinning)
        change.added = try participants(
            params["participants"]?["add"],
            "/params/participants/add",
            head
        )
        change.deliverables = try deliverables(params["deliverables"], days)
        change.lessons = try lessons(params["lessons"], days)
        change.outcome = try outcome(params["outcome"], days, change, twinning)
        guard !change.isEmpty else {
            throw RPCError(
                .invalidParams,
                "nothing is to be changed; send stage, milestones, participants, deliverables, "
                    + "lessons or outcome",
                path: "/params"
            )
        }
        let next = twinning.applying(change)
        try requireRoom(in: next)
        return effect(of: change, on: next, call, head)
    }

    private static func requireVersion(of twinning: Twinning, _ params: Node) throws(RPCError) {
        guard let expected = params["expectedVersion"]?.integer, expected != twinning.version
        else { return }
        throw RPCError(
            .conflict,
            "\(twinning.id) is at version \(twinning.version), not \(expected); look at it again "
                + "(twinnings.get) and send the change again",
            path: "/params/expectedVersion"
        )
    }

    /// Refuses to change a twinning that has ended, other than by what was learned of it.
    private static func requireOpen(_ twinning: Twinning, _ params: Node) throws(RPCError) {
        let changes = ["stage", "date", "milestones", "participants", "deliverables", "outcome"]
        guard let outcome = twinning.outcome?.outcome,
            changes.contains(where: { params[$0] != nil })
        else { return }
        throw RPCError(
            .conflict,
            "\(twinning.id) is closed ('\(outcome)'); only lessons can still be added, for more "
                + "open another one (twinnings.open)",
            path: "/params/twinning"
        )
    }

    private static func requireRoom(in twinning: Twinning) throws(RPCError) {
        for (name, count) in [
            ("milestones", twinning.milestones.count),
            ("participants", twinning.participants.count),
            ("deliverables", twinning.deliverables.count), ("lessons", twinning.lessons.count),
        ] where count > Limits.twinningRows {
            throw RPCError(
                .limitExceeded,
                "a twinning holds at most \(Limits.twinningRows) \(name); this would be \(count)",
                path: "/params/\(name)",
                limit: "twinningRows"
            )
        }
    }

    /// The milestones as they are from now on: what is not told stays as it was.
    private static func milestones(
        _ node: Node?,
        _ twinning: Twinning,
        _ days: TwinningDays
    ) throws(RPCError) -> [Twinning.Milestone] {
        var told: [Twinning.Milestone] = []
        for (index, item) in (node?.items ?? []).enumerated() {
            let path = "/params/milestones/\(index)"
            let title = item["title"]?.text ?? ""
            let known = (told + twinning.milestones).first { $0.title.en == title }
            let translated = twinning.milestones.first { $0.title.ro == title }
            var milestone =
                known ?? translated
                ?? Twinning.Milestone(title: LocalizedText(en: title, ro: title))
            if let stage = item["stage"] { milestone.stage = stage.text }
            if item["due"] != nil { milestone.due = item.day("due") }
            if item["reached"] != nil { milestone.reached = item.day("reached") }
            if let stage = item["stage"]?.text,
                !twinning.stages.contains(where: { $0.stage == stage })
            {
                throw RPCError(
                    .invalidParams,
                    "\(twinning.id) has no stage '\(stage)'",
                    path: "\(path)/stage",
                    allowed: twinning.stages.map(\.stage)
                )
            }
            if let due = item.day("due") { try days.requirePlanned(due, "\(path)/due") }
            if let reached = item.day("reached") {
                try days.requirePast(reached, "\(path)/reached")
            }
            told.append(milestone)
        }
        return told
    }

    private static func removed(_ node: Node?, _ twinning: Twinning) throws(RPCError) -> [String] {
        let ids = node?.texts ?? []
        for (index, id) in ids.enumerated()
        where !twinning.participants.contains(where: { $0.member == id }) {
            throw RPCError(
                .invalidParams,
                "'\(id.clipped)' takes no part in \(twinning.id)",
                path: "/params/participants/remove/\(index)",
                allowed: NearestWords.nearest(to: id, among: twinning.participants.map(\.member))
            )
        }
        return ids
    }

    private static func deliverables(
        _ node: Node?,
        _ days: TwinningDays
    ) throws(RPCError) -> [Twinning.Deliverable] {
        var deliverables: [Twinning.Deliverable] = []
        for (index, item) in (node?.items ?? []).enumerated() {
            let date = item.day("date") ?? days.today
            try days.requirePast(date, "/params/deliverables/\(index)/date")
            deliverables.append(
                .init(title: item["title"]?.text ?? "", date: date, link: item["link"]?.text)
            )
        }
        return deliverables
    }

    private static func lessons(
        _ node: Node?,
        _ days: TwinningDays
    ) throws(RPCError) -> [Twinning.Lesson] {
        var lessons: [Twinning.Lesson] = []
        for (index, item) in (node?.items ?? []).enumerated() {
            let date = item.day("date") ?? days.today
            try days.requirePast(date, "/params/lessons/\(index)/date")
            lessons.append(
                .init(text: item["text"]?.text ?? "", language: item["language"]?.text, date: date)
            )
        }
        return lessons
    }

    /// What came of it: no earlier than anything that it comes after.
    private static func outcome(
        _ node: Node?,
        _ days: TwinningDays,
        _ change: TwinningChange,
        _ twinning: Twinning
    ) throws(RPCError) -> Twinning.Outcome? {
        guard let node else { return nil }
        let path = "/params/outcome/date"
        let date = node.day("date") ?? days.today
        try days.requirePast(date, path)
        let entered = twinning.applying(change).stages.compactMap(\.entered).max()
        if let entered, date < entered {
            throw RPCError(
                .invalidParams,
                "lies before \(entered), when the last stage was entered",
                path: path
            )
        }
        return .init(outcome: node["outcome"]?.text ?? "", text: node["text"]?.text, date: date)
    }
}
