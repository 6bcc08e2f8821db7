import Catalog
import Matching
import RPC

extension MatchWriter {
    /// Writes a match in full.
    ///
    /// - Parameter next: the place, from 0, of the next solution in the ranking; nil for none.
    mutating func write(_ match: Match, next: Int?, to writer: inout JSONWriter) {
        writer.beginObject()
        writeHead(match.score, rank: match.rank, to: &writer)
        if !match.warnings.isEmpty { writer.member("warnings", match.warnings) }
        writer.key("contributions")
        writer.beginArray()
        for report in match.criteria { write(report, to: &writer) }
        writer.endArray()
        writer.member("unknown", match.criteria.filter { !$0.isKnown }.map(\.criterion.id))
        writer.key("constraints")
        writer.beginArray()
        for report in match.constraints { write(report, to: &writer) }
        writer.endArray()
        writer.key("gaps")
        writer.beginArray()
        for gap in match.gaps { writeGap(gap, to: &writer) }
        writer.endArray()
        writer.key("next")
        writeNext(after: match, at: next, to: &writer)
        writer.endObject()
    }

    private mutating func write(_ report: CriterionReport, to writer: inout JSONWriter) {
        labels.show(report.criterion.id, in: "criteria")
        writer.beginObject()
        writer.member("criterion", report.criterion.id)
        writer.member("weight", report.weight)
        writer.member("utility", report.utility)
        writer.member("contribution", report.contribution)
        writer.member("known", report.isKnown)
        if let list = report.list {
            writer.member("list", list)
            writer.member("matched", report.matched)
            writer.key("near")
            writer.beginArray()
            for near in report.near {
                writer.beginObject()
                writer.member("need", near.need)
                writer.member("have", near.have)
                writer.member("affinity", near.affinity)
                writer.endObject()
            }
            writer.endArray()
            writer.member("missing", report.missing)
            labels.show(report.matched, in: list)
            labels.show(report.missing, in: list)
            labels.show(report.near.map(\.need), in: list)
            labels.show(report.near.map(\.have), in: list)
        }
        write("have", report.have, report, to: &writer)
        write("need", report.need, report, to: &writer)
        writer.endObject()
    }

    private mutating func write(
        _ key: String,
        _ amount: CriterionReport.Amount?,
        _ report: CriterionReport,
        to writer: inout JSONWriter
    ) {
        guard let amount else { return }
        var list: String?
        if case .feature(let feature) = report.criterion.from { list = feature.list }
        write(key, amount, in: list, to: &writer)
    }

    private mutating func write(
        _ key: String,
        _ amount: CriterionReport.Amount,
        in list: String?,
        to writer: inout JSONWriter
    ) {
        writer.key(key)
        writer.beginObject()
        switch amount {
        case .number(let value, let unit):
            writer.member("value", value)
            if let unit { writer.member("unit", unit) }
        case .rank(let code):
            writer.member("value", code)
            if let list { labels.show(code, in: list) }
        case .boolean(let truth): writer.member("value", truth)
        }
        writer.endObject()
    }

    private mutating func write(_ report: ConstraintReport, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("constraint", report.id)
        writer.member("holds", report.truth.rawValue)
        writer.member("policy", report.policy.rawValue)
        writer.member("excludes", report.isExcluded)
        if !report.shortfalls.isEmpty {
            writer.key("shortfalls")
            writer.beginArray()
            for shortfall in report.shortfalls { write(shortfall, to: &writer) }
            writer.endArray()
        }
        writer.endObject()
    }

    private mutating func write(
        _ shortfall: ConstraintReport.Shortfall,
        to writer: inout JSONWriter
    ) {
        labels.show(shortfall.subject, in: "features")
        writer.beginObject()
        writer.member("subject", shortfall.subject)
        if let list = shortfall.list {
            writer.member("list", list)
            labels.show(shortfall.codes, in: list)
        }
        if !shortfall.codes.isEmpty { writer.member("codes", shortfall.codes) }
        if let have = shortfall.have { write("have", have, in: shortfall.list, to: &writer) }
        if let need = shortfall.need { write("need", need, in: shortfall.list, to: &writer) }
        writer.key("margin")
        if let margin = shortfall.margin { writer.value(margin) } else { writer.null() }
        writer.endObject()
    }

    private mutating func writeGap(_ report: CriterionReport, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("criterion", report.criterion.id)
        writer.member("gain", report.gain)
        writer.member("known", report.isKnown)
        if let list = report.list {
            writer.member("list", list)
            writer.member("missing", report.missing + report.near.map(\.need))
        }
        write("have", report.have, report, to: &writer)
        write("need", report.need, report, to: &writer)
        writer.endObject()
    }

    /// Writes what separates a match from the one below it; null for the last.
    private func writeNext(after match: Match, at place: Int?, to writer: inout JSONWriter) {
        guard let place, place < ranking.scores.count else { return writer.null() }
        let other = ranking.scores[place]
        let below = engine.contributions(at: other.position, of: ranking.plan)
        var parts: [(criterion: String, difference: Double)] = []
        for (own, rival) in zip(match.criteria, below) where own.contribution != rival.value {
            parts.append((rival.criterion, own.contribution - rival.value))
        }
        parts.sort { abs($0.difference) > abs($1.difference) }
        writer.beginObject()
        writer.member("solution", engine.snapshot.solutions.id(at: other.position))
        writer.member("lead", match.score.value - other.value)
        writer.key("criteria")
        writer.writeDifferences(parts)
        writer.endObject()
    }

    /// Writes why a solution is not among the best k.
    mutating func write(_ whyNot: WhyNot, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("k", whyNot.k)
        let isWithin = whyNot.rank.map { $0 <= whyNot.k } ?? false
        writer.member("status", whyNot.rank == nil ? "excluded" : isWithin ? "within" : "below")
        if let kth = whyNot.kth { writer.member("kth", kth) }
        if let gap = whyNot.gap {
            writer.member("gap", gap)
            writer.key("criteria")
            writer.writeDifferences(
                whyNot.differences.map { (criterion: $0.criterion, difference: $0.behind) }
            )
            writer.key("utilityChange")
            writer.write(whyNot.utilityChanges.first)
            writer.key("weightChange")
            writer.write(whyNot.weightChanges.first)
            writer.key("utilityChanges")
            writer.beginArray()
            for change in whyNot.utilityChanges { writer.write(change) }
            writer.endArray()
            writer.key("weightChanges")
            writer.beginArray()
            for change in whyNot.weightChanges { writer.write(change) }
            writer.endArray()
            labels.show(whyNot.differences.map(\.criterion), in: "criteria")
        }
        writer.endObject()
    }
}

extension JSONWriter {
    /// Writes differences by criterion.
    fileprivate mutating func writeDifferences(
        _ parts: [(criterion: String, difference: Double)]
    ) {
        beginArray()
        for part in parts {
            beginObject()
            member("criterion", part.criterion)
            member("difference", part.difference)
            endObject()
        }
        endArray()
    }

    /// Writes a change, or null.
    fileprivate mutating func write(_ change: WhyNot.Change?) {
        guard let change else { return null() }
        beginObject()
        member("criterion", change.criterion)
        member("from", change.from)
        member("to", change.to)
        endObject()
    }
}
