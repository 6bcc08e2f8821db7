import Catalog
import Matching
import RPC
import Twinning

/// What a region lacks for solutions, ready to be written.
struct ReadinessAnswer {
    /// The records.
    let engine: MatchEngine
    /// The plan of the profile's query.
    let plan: QueryPlan
    /// The model that stands where records say nothing.
    let model: ReadinessModel
    /// The one solution that was asked about; nil for several, or the best.
    let solution: String?
    /// What is lacking.
    let readiness: ReadinessPlan

    /// Whether the answer rests on levels that are only examples.
    var isIllustrative: Bool { model.isIllustrative && readiness.usesModel }

    /// Writes the members of the answer, but for the labels, which it notes.
    func write(to writer: inout JSONWriter, _ labels: inout LabelSink) {
        writer.member("profile", plan.query.profile.id)
        writer.member("region", plan.query.profile.region)
        writer.member("solution", orNull: solution)
        writer.member("model", model.edition)
        writer.rows("solutions", readiness.solutions) { considered, writer in
            writeName(of: considered.position, to: &writer)
            writer.member("rank", orNull: considered.rank)
            writer.member("score", considered.score)
        }
        write("gaps", readiness.gaps, to: &writer, &labels)
        write("met", readiness.met, to: &writer, &labels)
        write("unknown", readiness.unknown, to: &writer, &labels)
    }

    private func writeName(of position: Int, to writer: inout JSONWriter) {
        writer.member("solution", engine.snapshot.solutions.id(at: position))
        writer.member("name", engine.snapshot.solutions.name(at: position))
    }

    private func write(
        _ name: String,
        _ rows: [ReadinessRow],
        to writer: inout JSONWriter,
        _ labels: inout LabelSink
    ) {
        writer.rows(name, rows) { row, writer in
            labels.show(row.dimension.label.code, in: row.dimension.label.list)
            writer.member("dimension", row.dimension.id)
            writer.member("required", row.required)
            writer.member("present", orNull: row.present)
            writer.member("spread", orNull: row.spread)
            writer.member("gap", orNull: row.gap)
            writer.member("uncertain", row.isUncertain)
            writer.member("basis", row.basis.rawValue)
            writer.member("askedBy", row.askedBy.map(engine.snapshot.solutions.id(at:)))
            writer.key("effect")
            if let effect = row.effect { write(effect, to: &writer) } else { writer.null() }
            write(row.help, to: &writer, &labels)
        }
    }

    private func write(_ effect: ReadinessEffect, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("gain", effect.gain)
        writer.rows("changes", effect.changes) { change, writer in
            writeName(of: change.position, to: &writer)
            writer.key("rank")
            writer.beginArray()
            for rank in [change.rankBefore, change.rankAfter] {
                if let rank { writer.value(rank) } else { writer.null() }
            }
            writer.endArray()
            writer.key("score")
            writer.beginArray()
            writer.value(change.scoreBefore)
            writer.value(change.scoreAfter)
            writer.endArray()
        }
        writer.endObject()
    }

    private func write(
        _ help: [ReadinessHelp],
        to writer: inout JSONWriter,
        _ labels: inout LabelSink
    ) {
        writer.rows("help", help) { entry, writer in
            writeName(of: entry.position, to: &writer)
            writer.member("score", entry.score)
            writer.rows("codes", entry.hits) { hit, writer in
                labels.show([hit.code, hit.have], in: hit.feature.list)
                writer.member("feature", hit.feature.rawValue)
                writer.member("code", hit.code)
                writer.member("have", hit.have)
                writer.member("affinity", hit.affinity)
            }
        }
    }
}
