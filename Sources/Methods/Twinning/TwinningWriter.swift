import Catalog
import Documents
import Experience
import RPC

/// Writes twinnings as answers tell them.
struct TwinningWriter {
    /// The state that is read.
    let state: ServiceState
    /// The language of titles that are there in several.
    let language: DisplayLanguage

    /// Writes a twinning as an object, with everyone's name who agrees to it.
    func write(
        _ twinning: Twinning,
        to writer: inout JSONWriter,
        _ labels: inout LabelSink
    ) {
        writer.beginObject()
        writeHead(of: twinning, to: &writer, &labels)
        writer.rows("stages", twinning.stages) { stage, writer in
            writer.member("stage", stage.stage)
            writer.member("from", "\(stage.from)")
            writer.member("until", "\(stage.until)")
            writer.member("entered", orNull: stage.entered)
        }
        labels.show(twinning.stages.map(\.stage), in: "twinning-stages")
        writer.rows("milestones", twinning.milestones) { milestone, writer in
            writer.member("title", milestone.title[language])
            writer.member("stage", orNull: milestone.stage)
            writer.member("due", orNull: milestone.due)
            writer.member("reached", orNull: milestone.reached)
        }
        writer.rows("participants", twinning.participants) { participant, writer in
            write(participant, to: &writer, &labels)
        }
        writer.rows("deliverables", twinning.deliverables) { deliverable, writer in
            writer.member("title", deliverable.title)
            writer.member("date", "\(deliverable.date)")
            writer.member("link", orNull: deliverable.link)
        }
        writer.rows("lessons", twinning.lessons) { lesson, writer in
            writer.member("text", lesson.text)
            writer.member("language", orNull: lesson.language)
            writer.member("date", "\(lesson.date)")
        }
        labels.show(twinning.lessons.compactMap(\.language), in: "languages")
        writer.key("outcome")
        if let outcome = twinning.outcome {
            writer.beginObject()
            writer.member("outcome", outcome.outcome)
            writer.member("text", orNull: outcome.text)
            writer.member("date", "\(outcome.date)")
            writer.endObject()
            labels.show(outcome.outcome, in: "twinning-outcomes")
        } else {
            writer.null()
        }
        writeHistory(of: twinning, to: &writer, &labels)
        writer.endObject()
    }

    /// Writes the members that a list tells too.
    func writeHead(
        of twinning: Twinning,
        to writer: inout JSONWriter,
        _ labels: inout LabelSink
    ) {
        let opening = twinning.opening
        writer.member("id", twinning.id)
        writer.member("version", twinning.version)
        writer.member("status", twinning.status)
        writer.member("originator", opening.originator)
        writer.member("adopter", opening.adopter)
        writer.member("profile", opening.profile)
        writer.member("solution", opening.solution)
        writer.member("type", orNull: opening.type)
        writer.member("opened", "\(opening.start)")
        writer.member("closed", orNull: twinning.outcome?.date)
        writer.member("stage", orNull: twinning.stage)
        if let type = opening.type { labels.show(type, in: "twinning-types") }
        if let stage = twinning.stage { labels.show(stage, in: "twinning-stages") }
        if let outcome = twinning.outcome?.outcome {
            labels.show(outcome, in: "twinning-outcomes")
        }
    }

    private func write(
        _ participant: Twinning.Participant,
        to writer: inout JSONWriter,
        _ labels: inout LabelSink
    ) {
        // Whoever has left, or agrees no longer, is an id and a role, and nothing else.
        let member = state.experience.network[participant.member]
        let card = member.flatMap { $0.agrees(to: NetworkMember.named) ? $0.card : nil }
        writer.member("member", participant.member)
        writer.member("name", orNull: card?.name)
        writer.member("kind", orNull: card?.kind)
        writer.member("role", participant.role)
        writer.member("region", orNull: card?.region)
        labels.show(participant.role, in: "member-roles")
        if let kind = card?.kind { labels.show(kind, in: "member-kinds") }
    }

    private func writeHistory(
        of twinning: Twinning,
        to writer: inout JSONWriter,
        _ labels: inout LabelSink
    ) {
        let entries = state.experience.twinnings.entries(of: twinning.id).prefix(twinning.version)
        writer.rows("history", Array(entries.enumerated())) { pair, writer in
            let (index, entry) = pair
            let change = entry.change
            writer.member("version", index + 1)
            writer.member("time", Timestamp.text(unixMillis: entry.time))
            writer.member("by", entry.by)
            writer.member("reason", orNull: change.reason)
            writer.rows("changes", Self.changes(change, language)) { row, writer in
                writer.member("what", row.what)
                writer.member("value", orNull: row.value)
                writer.member("date", orNull: row.date)
            }
        }
    }

    private typealias Change = (what: String, value: String?, date: CalendarDate?)

    /// What a change changed, line by line.
    private static func changes(
        _ change: TwinningChange,
        _ language: DisplayLanguage
    ) -> [Change] {
        if let opening = change.opening { return [("opened", nil, opening.start)] }
        var rows: [Change] = []
        if let entry = change.entry { rows.append(("stage", entry.stage, entry.date)) }
        rows += change.milestones.map { ("milestone", $0.title[language], $0.reached) }
        rows += change.removed.map { ("participant-removed", $0, nil) }
        rows += change.added.map { ("participant-added", $0.member, nil) }
        rows += change.deliverables.map { ("deliverable", $0.title, $0.date) }
        rows += change.lessons.map { ("lesson", $0.text, $0.date) }
        if let outcome = change.outcome { rows.append(("outcome", outcome.outcome, outcome.date)) }
        return rows
    }
}
