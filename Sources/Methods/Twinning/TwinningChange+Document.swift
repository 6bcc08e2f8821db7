import Catalog
import Documents
import Experience
import RPC

extension TwinningChange {
    /// Reads a change from the document of its event.
    ///
    /// - Complexity: O(*n*) in the size of the document.
    init(_ node: Node, of twinning: String) {
        self.init(of: twinning)
        opening = node["opening"].flatMap(Twinning.Opening.init)
        stages = (node["stages"]?.items ?? []).compactMap(Twinning.Stage.init)
        if let stage = node["entry"]?["stage"]?.text, let date = node["entry"]?.day("date") {
            entry = Entry(stage: stage, date: date)
        }
        reason = node["reason"]?.text
        milestones = (node["milestones"]?.items ?? []).compactMap(Twinning.Milestone.init)
        added = (node["added"]?.items ?? []).compactMap(Twinning.Participant.init)
        removed = node["removed"]?.texts ?? []
        deliverables = (node["deliverables"]?.items ?? []).compactMap(Twinning.Deliverable.init)
        lessons = (node["lessons"]?.items ?? []).compactMap(Twinning.Lesson.init)
        outcome = node["outcome"].flatMap(Twinning.Outcome.init)
    }

    /// The document of the event that tells of it.
    var body: [UInt8] {
        let rows = { (nodes: [Node]) in nodes.isEmpty ? nil : Node.sequence(nodes) }
        return EventDocument.body([
            ("opening", opening?.node), ("stages", rows(stages.map(\.node))),
            (
                "entry",
                entry.map {
                    Node.mapping([
                        .init("stage", .text($0.stage)), .init("date", .text("\($0.date)")),
                    ])
                }
            ),
            ("reason", reason.map { .text($0) }), ("milestones", rows(milestones.map(\.node))),
            ("added", rows(added.map(\.node))), ("removed", rows(removed.map { .text($0) })),
            ("deliverables", rows(deliverables.map(\.node))),
            ("lessons", rows(lessons.map(\.node))), ("outcome", outcome?.node),
        ])
    }
}

extension Node {
    /// The day under a key, or nil.
    func day(_ key: String) -> CalendarDate? { self[key]?.text.flatMap { CalendarDate($0) } }

    /// Members with a day or a text each; those without are left out.
    fileprivate static func rows(_ texts: [(String, String?)]) -> Node {
        .mapping(present(texts.map { key, text in (key, text.map { .text($0) }) }))
    }
}

extension Optional<CalendarDate> {
    fileprivate var text: String? { map { "\($0)" } }
}

extension Twinning.Opening {
    fileprivate init?(_ node: Node) {
        guard let originator = node["originator"]?.text, let adopter = node["adopter"]?.text,
            let profile = node["profile"]?.text, let solution = node["solution"]?.text,
            let start = node.day("start")
        else { return nil }
        self.init(
            originator: originator,
            adopter: adopter,
            profile: profile,
            solution: solution,
            type: node["type"]?.text,
            start: start
        )
    }

    fileprivate var node: Node {
        .rows([
            ("originator", originator), ("adopter", adopter), ("profile", profile),
            ("solution", solution), ("type", type), ("start", "\(start)"),
        ])
    }
}

extension Twinning.Stage {
    fileprivate init?(_ node: Node) {
        guard let stage = node["stage"]?.text, let from = node.day("from"),
            let until = node.day("until")
        else { return nil }
        self.init(stage: stage, from: from, until: until, entered: node.day("entered"))
    }

    fileprivate var node: Node {
        .rows([("stage", stage), ("from", "\(from)"), ("until", "\(until)")])
    }
}

extension Twinning.Milestone {
    fileprivate init?(_ node: Node) {
        guard let title = node["title"].flatMap(LocalizedText.init) else { return nil }
        self.init(
            title: title,
            stage: node["stage"]?.text,
            due: node.day("due"),
            reached: node.day("reached")
        )
    }

    fileprivate var node: Node {
        let rest = Node.rows([("stage", stage), ("due", due.text), ("reached", reached.text)])
        return .mapping([.init("title", title.node)] + rest.members)
    }
}

extension Twinning.Participant {
    fileprivate init?(_ node: Node) {
        guard let member = node["member"]?.text, let role = node["role"]?.text else { return nil }
        self.init(member: member, role: role)
    }

    fileprivate var node: Node { .rows([("member", member), ("role", role)]) }
}

extension Twinning.Deliverable {
    fileprivate init?(_ node: Node) {
        guard let title = node["title"]?.text, let date = node.day("date") else { return nil }
        self.init(title: title, date: date, link: node["link"]?.text)
    }

    fileprivate var node: Node {
        .rows([("title", title), ("date", "\(date)"), ("link", link)])
    }
}

extension Twinning.Lesson {
    fileprivate init?(_ node: Node) {
        guard let text = node["text"]?.text, let date = node.day("date") else { return nil }
        self.init(text: text, language: node["language"]?.text, date: date)
    }

    fileprivate var node: Node {
        .rows([("text", text), ("language", language), ("date", "\(date)")])
    }
}

extension Twinning.Outcome {
    fileprivate init?(_ node: Node) {
        guard let outcome = node["outcome"]?.text, let date = node.day("date") else { return nil }
        self.init(outcome: outcome, text: node["text"]?.text, date: date)
    }

    fileprivate var node: Node {
        .rows([("outcome", outcome), ("text", text), ("date", "\(date)")])
    }
}
