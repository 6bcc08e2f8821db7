import Catalog
import Documents
import Experience
import Matching
import Protocol
import RPC
import Twinning

/// The methods by which regions run a twinning.
enum TwinningHandlers {
    /// `twinnings.open`.
    static func open(_ call: WriteCall, _ head: WriteHead) throws(RPCError) -> WriteEffect {
        try FeedbackHandlers.requireWords(call, head)
        let days = try TwinningDays(start: call.params["start"]?.text, today: call.today)
        let opening = try opening(call, head, days.start)
        var change = TwinningChange(of: id(of: opening, head))
        change.opening = opening
        change.reason = call.params["note"]?.text
        if let stages = call.params["stages"]?.items {
            change.stages = try TwinningStages.stages(stages, days, head)
        } else {
            let programme: TwinningProgramme = try head.base.programmeModel()
            (change.stages, change.milestones) = TwinningStages.plan(programme, from: days.start)
        }
        change.added = try participants(
            call.params["participants"],
            "/params/participants",
            head
        )
        guard let twinning = Twinning(change) else {
            throw RPCError(.internalError, "a twinning was not opened")
        }
        return effect(of: change, on: twinning, call, head)
    }

    /// Refuses two sides that are one, and two twinnings that are one.
    private static func opening(
        _ call: WriteCall,
        _ head: WriteHead,
        _ start: CalendarDate
    ) throws(RPCError) -> Twinning.Opening {
        let (params, geography) = (call.params, head.base.engine.snapshot.geography)
        let solution = params["solution"]?.text ?? ""
        guard let originator = params["originator"]?.text.flatMap(geography.region),
            let adopter = params["adopter"]?.text.flatMap(geography.region)
        else { throw RPCError(.internalError, "a region was not checked") }
        guard originator.id != adopter.id else {
            throw RPCError(
                .invalidParams,
                "a region cannot be twinned with itself; name the region that \(adopter.id) can "
                    + "learn from (twins.find)",
                path: "/params/originator"
            )
        }
        guard !originator.lies(within: adopter), !adopter.lies(within: originator) else {
            throw RPCError(
                .invalidParams,
                "\(originator.id) and \(adopter.id) lie within each other; name two regions that "
                    + "stand side by side",
                path: "/params/originator"
            )
        }
        let running = head.events.with {
            $0.twinnings.open(between: originator.id, and: adopter.id, of: solution)
        }
        if let running {
            throw RPCError(
                .conflict,
                "\(running.id) is open already for the same two regions and solution; go on with "
                    + "it (twinnings.advance), or close it with an outcome",
                path: "/params/solution"
            )
        }
        return Twinning.Opening(
            originator: originator.id,
            adopter: adopter.id,
            profile: try profile(of: adopter, call, head),
            solution: solution,
            type: params["type"]?.text,
            start: start
        )
    }

    /// The profile that is named, or else the one stored of the adopter.
    private static func profile(
        of adopter: Region,
        _ call: WriteCall,
        _ head: WriteHead
    ) throws(RPCError) -> String {
        let path = "/params/profile"
        if let id = call.params["profile"]?.text {
            guard let profile = head.profile(id) else {
                var error = MethodCall.notFound(
                    "profile",
                    id,
                    among: head.vocabulary.words(in: "profiles")
                )
                error.path = path
                throw error
            }
            guard profile.region == adopter.id else {
                throw RPCError(
                    .invalidParams,
                    "profile \(id) is of \(profile.region), not of \(adopter.id)",
                    path: path
                )
            }
            return id
        }
        if head.profile(adopter.id)?.region == adopter.id { return adopter.id }
        let ids = head.vocabulary.words(in: "profiles")
        guard let id = ids.first(where: { head.profile($0)?.region == adopter.id }) else {
            throw RPCError(
                .invalidParams,
                "no stored profile is of \(adopter.id); store its needs first (profiles.put)",
                path: path
            )
        }
        return id
    }

    /// The longest part of an id that comes from the solution's, so that all of it is an id.
    private static let longestStem = 44

    /// `adopter-originator-solution`, and a number where that has been used before.
    private static func id(of opening: Twinning.Opening, _ head: WriteHead) -> String {
        let sides = "\(opening.adopter)-\(opening.originator)".lowercased()
        let stem = "\(sides)-\(opening.solution.prefix(longestStem))"
        let isUsed = { (id: String) in head.events.with { $0.twinnings[id] != nil } }
        guard isUsed(stem) else { return stem }
        var number = 2
        while isUsed("\(stem)-\(number)") { number += 1 }
        return "\(stem)-\(number)"
    }

    /// Members who take part, all of whom have agreed to being named.
    static func participants(
        _ node: Node?,
        _ path: String,
        _ head: WriteHead
    ) throws(RPCError) -> [Twinning.Participant] {
        var participants: [Twinning.Participant] = []
        for (index, item) in (node?.items ?? []).enumerated() {
            let path = "\(path)/\(index)/member"
            let id = item["member"]?.text ?? ""
            guard let member = head.events.with({ $0.network[id] }) else {
                throw RPCError(
                    .invalidParams,
                    "'\(id.clipped)' is no member of the network; network.list tells who is",
                    path: path
                )
            }
            guard member.agrees(to: NetworkMember.named) else {
                throw RPCError(
                    .invalidParams,
                    "\(id) has not agreed to be named; a twinning names who takes part, so ask "
                        + "for consent to '\(NetworkMember.named)' first (network.join)",
                    path: path
                )
            }
            guard !participants.contains(where: { $0.member == id }) else {
                throw RPCError(.invalidParams, "\(id) is named twice", path: path)
            }
            participants.append(.init(member: id, role: item["role"]?.text ?? ""))
        }
        return participants
    }

    /// What a change does, once it is sound.
    static func effect(
        of change: TwinningChange,
        on twinning: Twinning,
        _ call: WriteCall,
        _ head: WriteHead
    ) -> WriteEffect {
        var effect = WriteEffect(twinning.id) {
            $0.member("twinning", twinning.id)
            $0.member("version", twinning.version)
            $0.member("stage", orNull: twinning.stage)
            $0.member("status", twinning.status)
        }
        effect.events = [
            NewEvent(
                event: ExperienceEvent(
                    number: head.nextEvent,
                    time: call.unixMillis,
                    portal: call.principal,
                    content: .twinning(change)
                ),
                kind: .twinning,
                subject: twinning.id,
                author: nil,
                body: change.body
            )
        ]
        return effect
    }
}

extension Twinning {
    /// `open` or `closed`.
    package var status: String { isOpen ? "open" : "closed" }
}
