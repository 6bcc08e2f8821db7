import Catalog
import Documents
import Matching
import RPC

extension FindHandlers {
    /// `regions.similar`.
    static func similarRegions(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let geography = call.state.engine.snapshot.geography
        let home = try call.region()
        let levels = try levels(call, at: home)
        let country = try call.country()
        let weights = try call.likenessWeights()
        let found = geography.similarRegions(to: home, weights) { region in
            levels.contains(region.level.rawValue)
                && (country == nil || region.country == country)
        }
        var labels = LabelSink()
        call.writePage("regions", of: found, to: &writer) { found, writer in
            let region = geography.regions[found.position]
            ReferenceHandlers.write(region, call, to: &writer)
            writer.member("similarity", found.similarity)
            let shares = geography.shares(home, found.position, weights)
            writeParts(geography.likeness(home, found.position), to: &writer)
            write(shares, to: &writer, &labels)
            labels.show(region.country, in: "countries")
        }
        labels.write(call.state.engine.snapshot.labels, call.language, to: &writer)
        return ReplyMeta()
    }

    /// The levels of the regions that are asked for: that of the region itself where none is named.
    private static func levels(_ call: MethodCall, at home: Int) throws(RPCError) -> Set<Int> {
        let level = call.params["level"]?.integer
        let levels = (call.params["levels"]?.items ?? []).compactMap(\.integer)
        guard level == nil || levels.isEmpty else {
            throw RPCError(
                .invalidParams,
                "stands beside level; give one of the two",
                path: "/params/levels"
            )
        }
        if !levels.isEmpty { return Set(levels) }
        return [level ?? call.state.engine.snapshot.geography.regions[home].level.rawValue]
    }

    /// Writes how alike two regions are by indicator: of those known of both.
    private static func writeParts(
        _ likeness: [Double?],
        to writer: inout JSONWriter
    ) {
        writer.key("parts")
        writer.beginObject()
        for (indicator, part) in zip(Indicator.compared, likeness) {
            if let part { writer.member(indicator.rawValue, part) }
        }
        writer.endObject()
    }

    /// Writes what each thing compared takes away, in the order of adding.
    private static func write(
        _ shares: [LikenessShare],
        to writer: inout JSONWriter,
        _ labels: inout LabelSink
    ) {
        writer.key("shares")
        writer.beginArray()
        for share in shares {
            writer.beginObject()
            writer.member("indicator", share.part.name)
            writer.member("weight", share.weight)
            writer.member("likeness", orNull: share.likeness)
            writer.member("share", share.share)
            writer.member("known", share.likeness != nil)
            write("here", share.here, to: &writer)
            write("there", share.there, to: &writer)
            writer.endObject()
            labels.show(share.part.name, in: "indicators")
        }
        writer.endArray()
    }

    /// Writes a figure with its year; with the years of the regions within where these differ.
    private static func write(
        _ key: String,
        _ figure: LikenessShare.Figure?,
        to writer: inout JSONWriter
    ) {
        writer.key(key)
        guard let figure else { return writer.null() }
        writer.beginObject()
        writer.member("value", figure.value)
        let isOneYear = figure.years.count == 1
        writer.member("year", orNull: isOneYear ? figure.years.lowerBound : nil)
        if !isOneYear {
            writer.key("years")
            writer.beginArray()
            writer.value(figure.years.lowerBound)
            writer.value(figure.years.upperBound)
            writer.endArray()
        }
        writer.endObject()
    }
}
