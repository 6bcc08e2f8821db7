import Catalog
import Documents
import Matching
import RPC

/// Writes matches at each level of explanation and notes the labels they need.
struct MatchWriter {
    /// How much is explained.
    enum Level: String {
        case none, summary, full
    }

    let engine: MatchEngine
    let ranking: Ranking
    let level: Level
    /// The labels that are needed so far, but for ``shownCriteria``.
    var labels = LabelSink()
    /// What the contributions of a criterion have in common, ready-made, by place in the plan.
    private let heads: [[UInt8]]
    /// Which active criteria a summary has shown, by their place in the plan.
    private var shownCriteria: [Bool]

    init(engine: MatchEngine, ranking: Ranking, level: Level) {
        self.engine = engine
        self.ranking = ranking
        self.level = level
        shownCriteria = Array(repeating: false, count: ranking.plan.criterionCount)
        heads = level == .summary ? Self.heads(of: engine.weights(of: ranking.plan)) : []
    }

    /// Encodes criterion and weight once, for they are the same in every match of a ranking.
    private static func heads(of weights: [(criterion: String, weight: Double)]) -> [[UInt8]] {
        weights.map { criterion, weight in
            var writer = JSONWriter(capacity: 64)
            writer.beginObject()
            writer.member("criterion", criterion)
            writer.member("weight", weight)
            writer.endObject()
            return Array(writer.bytes.dropFirst().dropLast())
        }
    }

    /// Writes the matches from `offset` on, at most `limit` of them.
    mutating func writeMatches(offset: Int, limit: Int, to writer: inout JSONWriter) {
        writer.key("matches")
        writer.beginArray()
        for place in ranking.scores.indices.dropFirst(offset).prefix(limit) {
            write(place: place, to: &writer)
        }
        writer.endArray()
    }

    /// Writes `total` and `excluded`.
    func writeCounts(to writer: inout JSONWriter) {
        Self.write(ranking.total, ranking.exclusions, to: &writer)
    }

    /// Writes `total` and `excluded`.
    static func write(
        _ total: Int,
        _ exclusions: [Ranking.Exclusion],
        to writer: inout JSONWriter
    ) {
        writer.key("total")
        writer.value(total)
        writer.key("excluded")
        writer.beginArray()
        for exclusion in exclusions {
            writer.beginObject()
            writer.member("constraint", exclusion.constraint)
            writer.member("no", exclusion.no)
            writer.member("unknown", exclusion.unknown)
            writer.endObject()
        }
        writer.endArray()
    }

    private mutating func write(place: Int, to writer: inout JSONWriter) {
        let score = ranking.scores[place]
        switch level {
        case .full:
            let match = engine.match(score.position, in: ranking, rank: place + 1)
            write(match, next: place + 1, to: &writer)
        case .none:
            writer.beginObject()
            writeHead(score, rank: place + 1, to: &writer)
            writer.endObject()
        case .summary:
            writer.beginObject()
            writeHead(score, rank: place + 1, to: &writer)
            writeSummary(score, to: &writer)
            writer.endObject()
        }
    }

    func writeHead(_ score: Score, rank: Int?, to writer: inout JSONWriter) {
        let solutions = engine.snapshot.solutions
        writer.key("rank")
        if let rank { writer.value(rank) } else { writer.null() }
        writer.member("solution", solutions.id(at: score.position))
        writer.member("name", solutions.name(at: score.position))
        writer.member("score", score.value)
        writer.key("interval")
        writer.beginArray()
        writer.value(score.low)
        writer.value(score.high)
        writer.endArray()
        writer.member("coverage", score.coverage)
    }

    private mutating func writeSummary(_ score: Score, to writer: inout JSONWriter) {
        let parts = engine.contributions(at: score.position, of: ranking.plan)
        let warnings = engine.warnings(at: score.position, of: ranking.plan)
        if !warnings.isEmpty { writer.member("warnings", warnings) }
        writer.key("contributions")
        writer.beginArray()
        for (place, part) in parts.enumerated() where part.value != 0 {
            shownCriteria[place] = true
            writer.beginObject()
            writer.rawMembers(heads[place])
            writer.member("utility", part.utility)
            writer.member("contribution", part.value)
            writer.endObject()
        }
        writer.endArray()
        writer.key("unknown")
        writer.beginArray()
        for (place, part) in parts.enumerated() where !part.isKnown {
            shownCriteria[place] = true
            writer.value(part.criterion)
        }
        writer.endArray()
    }

    /// The labels of everything that was written.
    func gatheredLabels() -> LabelSink {
        var gathered = labels
        let ids = engine.activeCriteria(of: ranking.plan)
        for (id, isShown) in zip(ids, shownCriteria) where isShown {
            gathered.show(id, in: "criteria")
        }
        return gathered
    }
}
