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
        writer.key("solutions")
        writer.beginArray()
        for considered in readiness.solutions {
            writer.beginObject()
            writeName(of: considered.position, to: &writer)
            writer.member("rank", orNull: considered.rank)
            writer.member("score", considered.score)
            writer.endObject()
        }
        writer.endArray()
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
        writer.key(name)
        writer.beginArray()
        for row in rows {
            labels.show(row.dimension.label.code, in: row.dimension.label.list)
            writer.beginObject()
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
            writer.endObject()
        }
        writer.endArray()
    }

    private func write(_ effect: ReadinessEffect, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("gain", effect.gain)
        writer.key("changes")
        writer.beginArray()
        for change in effect.changes {
            writer.beginObject()
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
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    private func write(
        _ help: [ReadinessHelp],
        to writer: inout JSONWriter,
        _ labels: inout LabelSink
    ) {
        writer.key("help")
        writer.beginArray()
        for entry in help {
            writer.beginObject()
            writeName(of: entry.position, to: &writer)
            writer.member("score", entry.score)
            writer.key("codes")
            writer.beginArray()
            for hit in entry.hits {
                labels.show([hit.code, hit.have], in: hit.feature.list)
                writer.beginObject()
                writer.member("feature", hit.feature.rawValue)
                writer.member("code", hit.code)
                writer.member("have", hit.have)
                writer.member("affinity", hit.affinity)
                writer.endObject()
            }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
    }
}
