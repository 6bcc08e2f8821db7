import Catalog
import Documents
import Matching
import RPC
import Search

/// The methods that find solutions and regions by words, by values and by likeness.
enum FindHandlers {
    /// `solutions.search`.
    static func search(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let snapshot = call.state.engine.snapshot
        let hits = try hits(call)
        var labels = LabelSink()
        call.writePage("solutions", of: hits, to: &writer) { hit, writer in
            let solution = snapshot.solutions[hit.solution]
            CatalogHandlers.write(solution, call, to: &writer, &labels)
            writer.member("score", hit.score)
            writer.key("matches")
            writer.beginArray()
            for match in hit.matches {
                writer.beginObject()
                writer.member("word", match.word)
                writer.member("term", match.term)
                writer.member("in", match.field.identifier)
                writer.endObject()
                if case .feature(let feature) = match.field {
                    labels.show(feature.rawValue, in: "features")
                }
            }
            writer.endArray()
        }
        labels.write(snapshot.labels, call.language, to: &writer)
        return ReplyMeta()
    }

    /// `solutions.facets`.
    static func facets(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let snapshot = call.state.engine.snapshot
        let counted =
            call.params["query"] == nil
            ? call.state.engine.solutions(satisfying: try call.filter())
            : try hits(call).map(\.solution)
        var labels = LabelSink()
        writer.key("facets")
        writer.beginArray()
        for facet in FacetCount.all(in: snapshot, of: counted) {
            writer.beginObject()
            writer.member("feature", facet.name)
            writer.member("known", facet.known)
            writer.member("unknown", facet.unknown)
            write(facet.values, to: &writer, &labels)
            writer.endObject()
            if Feature(rawValue: facet.name) != nil { labels.show(facet.name, in: "features") }
        }
        writer.endArray()
        writer.member("total", counted.count)
        labels.write(snapshot.labels, call.language, to: &writer)
        return ReplyMeta()
    }

    private static func write(
        _ values: FacetCount.Values,
        to writer: inout JSONWriter,
        _ labels: inout LabelSink
    ) {
        switch values {
        case .codes(let list, let codes):
            writer.member("list", list)
            writer.key("codes")
            writer.beginArray()
            for (code, count) in codes {
                writer.beginObject()
                writer.member("code", code)
                writer.member("count", count)
                writer.endObject()
            }
            writer.endArray()
            labels.show(codes.map(\.code), in: list)
        case .truths(let yes, let no):
            writer.member("yes", yes)
            writer.member("no", no)
        case .span(let span, let unit):
            if let span {
                writer.member("min", span.lowerBound)
                writer.member("max", span.upperBound)
            }
            writer.member("unit", unit)
        }
    }

    /// The hits of `query` among the solutions that satisfy `filter`.
    private static func hits(_ call: MethodCall) throws(RPCError) -> [SearchHit] {
        let text = call.params["query"]?.text ?? ""
        guard !FoldedText(text).words.isEmpty else {
            throw RPCError(
                .invalidParams,
                "holds no word to look for; type a name or what a solution should do",
                path: "/params/query"
            )
        }
        let filter = try call.filter()
        let allowed = filter.map(call.state.engine.solutions(satisfying:))
        guard let search = call.state.search else {
            throw RPCError(
                .unavailable,
                "the words of the catalogue are being indexed; try again",
                retryAfterMs: 2000
            )
        }
        return search.search(text, among: allowed)
    }

    /// `solutions.similar`.
    static func similarSolutions(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let snapshot = call.state.engine.snapshot
        let position = try call.solution(
            call.params["solution"]?.text ?? "",
            at: "/params/solution"
        )
        let allowed = call.state.engine.solutions(satisfying: try call.filter())
        let found = SolutionLikeness.ranked(to: position, among: allowed, in: snapshot)
        var labels = LabelSink()
        call.writePage("solutions", of: found, to: &writer) { other, writer in
            let solution = snapshot.solutions[other]
            let likeness = SolutionLikeness(of: position, to: other, in: snapshot)
            CatalogHandlers.write(solution, call, to: &writer, &labels)
            writer.member("similarity", likeness.similarity)
            writer.key("parts")
            writer.beginArray()
            for part in likeness.parts {
                writer.beginObject()
                writer.member("feature", part.feature.rawValue)
                writer.member("similarity", part.similarity)
                writer.member("shared", part.shared)
                writer.endObject()
                labels.show(part.feature.rawValue, in: "features")
                labels.show(part.shared, in: part.feature.list)
            }
            writer.endArray()
        }
        labels.write(snapshot.labels, call.language, to: &writer)
        return ReplyMeta()
    }
}
