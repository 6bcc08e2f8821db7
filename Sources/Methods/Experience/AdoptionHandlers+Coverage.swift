import Catalog
import Documents
import Experience
import Matching
import RPC

extension AdoptionHandlers {
    /// `adoption.coverage`.
    static func coverage(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let snapshot = call.state.engine.snapshot
        var coverage = AdoptionCoverage()
        try forEachSolution(call) { coverage.add($0) }
        let isWanted = try area(call)
        let profiles = snapshot.profiles.filter { profile in
            snapshot.geography.region(profile.region).map(isWanted) ?? false
        }
        let feature = call.params["feature"]?.text.flatMap { Feature(rawValue: $0) }
        let unmet = UnmetNeeds(
            of: profiles,
            features: feature.map { [$0] } ?? Feature.codeSets,
            in: snapshot
        )
        var labels = LabelSink()
        write(coverage.all, to: &writer, &labels)
        writeCountries(coverage, to: &writer, &labels)
        writeRegions(coverage, call, to: &writer, &labels)
        writer.member("profiles", profiles.count)
        writer.member("asked", unmet.asked)
        write(unmet, to: &writer, &labels)
        labels.write(snapshot.labels, call.language, to: &writer)
        return ReplyMeta(asOf: call.asOf.description)
    }

    /// What runs in all, and since when.
    private static func write(
        _ diffusion: AdoptionDiffusion,
        to writer: inout JSONWriter,
        _ labels: inout LabelSink
    ) {
        writer.key("now")
        writer.beginObject()
        write(diffusion.now, to: &writer, &labels)
        writer.endObject()
        writeYears(of: diffusion, to: &writer, &labels)
    }

    private static func writeYears(
        of diffusion: AdoptionDiffusion,
        to writer: inout JSONWriter,
        _ labels: inout LabelSink
    ) {
        writer.key("years")
        writer.beginArray()
        for year in diffusion.years {
            writer.beginObject()
            writer.member("year", year.year)
            write(year.count, to: &writer, &labels)
            writer.endObject()
        }
        writer.endArray()
    }

    private static func write(
        _ count: AdoptionCount,
        to writer: inout JSONWriter,
        _ labels: inout LabelSink
    ) {
        writer.member("places", count.places)
        writer.member("solutions", count.solutions)
        writer.key("levels")
        writer.beginObject()
        for (level, places) in count.levels.sorted(by: { $0.key < $1.key }) {
            writer.member(level, places)
            labels.show(level, in: "adoption-levels")
        }
        writer.endObject()
        writer.member("unstated", count.unstated)
    }

    private static func writeCountries(
        _ coverage: AdoptionCoverage,
        to writer: inout JSONWriter,
        _ labels: inout LabelSink
    ) {
        writer.key("countries")
        writer.beginArray()
        for (country, diffusion) in coverage.countries {
            writer.beginObject()
            writer.member("country", country)
            write(diffusion.now, to: &writer, &labels)
            writeYears(of: diffusion, to: &writer, &labels)
            writer.endObject()
            labels.show(country, in: "countries")
        }
        writer.endArray()
    }

    private static func writeRegions(
        _ coverage: AdoptionCoverage,
        _ call: MethodCall,
        to writer: inout JSONWriter,
        _ labels: inout LabelSink
    ) {
        let snapshot = call.state.engine.snapshot
        writer.key("regions")
        writer.beginArray()
        for (id, diffusion) in coverage.regions {
            guard let region = snapshot.geography.region(id) else { continue }
            writer.beginObject()
            writer.member("region", id)
            let name =
                region.name.isEmpty
                ? snapshot.labels.label(of: id, in: "countries", call.language) : region.name
            writer.member("name", name)
            writer.member("country", region.country)
            write(diffusion.now, to: &writer, &labels)
            writer.endObject()
        }
        writer.endArray()
    }

    private static func write(
        _ unmet: UnmetNeeds,
        to writer: inout JSONWriter,
        _ labels: inout LabelSink
    ) {
        writer.key("unmet")
        writer.beginArray()
        for need in unmet.needs {
            writer.beginObject()
            writer.member("feature", need.feature.rawValue)
            writer.member("code", need.code)
            writer.member("weight", need.weight)
            writer.member("regions", need.regions)
            writer.key("nearest")
            if let nearest = need.nearest {
                writer.beginObject()
                writer.member("solution", nearest.solution)
                writer.member("code", nearest.code)
                writer.member("affinity", nearest.affinity)
                writer.endObject()
                labels.show(nearest.code, in: need.feature.list)
            } else {
                writer.null()
            }
            writer.member("unknown", need.unknown)
            writer.endObject()
            labels.show(need.feature.rawValue, in: "features")
            labels.show(need.code, in: need.feature.list)
        }
        writer.endArray()
    }
}
