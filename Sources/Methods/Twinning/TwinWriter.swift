import Catalog
import Documents
import Matching
import RPC
import Twinning

/// Writes pairs of regions, and gathers the words for the codes they show.
struct TwinWriter {
    private let search: TwinSearch
    /// The side of a pair that was asked for.
    private let otherSide: KeyPath<TwinPair, Int>
    private var labels = LabelSink()
    /// What originators need, each looked up once.
    private var reversed: [Int: PairFinder?] = [:]

    private var call: MethodCall { search.call }
    private var snapshot: CatalogSnapshot { search.call.state.engine.snapshot }

    init(_ search: TwinSearch, otherSide: KeyPath<TwinPair, Int>) {
        self.search = search
        self.otherSide = otherSide
    }

    /// Writes the pairs of the page, best first, and how many there are.
    ///
    /// - Parameter found: the pairs, each with the search of its adopter.
    /// - Throws: LIMIT_EXCEEDED for a page beyond the last.
    mutating func write(
        _ found: [(pair: TwinPair, finder: PairFinder)],
        to writer: inout JSONWriter
    ) throws(RPCError) {
        let (offset, limit) = try call.window()
        writer.key("pairs")
        writer.beginArray()
        for (place, row) in found.enumerated().dropFirst(offset).prefix(limit) {
            writer.beginObject()
            members(of: row.pair, row.finder, rank: place + 1, to: &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.member("total", found.count)
    }

    /// Writes the model and the words for what was shown.
    mutating func finish(to writer: inout JSONWriter) {
        writer.member("model", search.rules.model.edition)
        labels.write(snapshot.labels, call.language, to: &writer)
    }

    /// Writes the members of one pair, without its object.
    mutating func members(
        of pair: TwinPair,
        _ finder: PairFinder,
        rank: Int,
        to writer: inout JSONWriter
    ) {
        let regions = snapshot.geography.regions
        let other = regions[pair[keyPath: otherSide]]
        writer.member("rank", rank)
        writer.member("originator", regions[pair.originator].id)
        writer.member("adopter", regions[pair.adopter].id)
        writer.member("profile", finder.profile.id)
        writer.member("originatorName", name(of: pair.originator))
        writer.member("adopterName", name(of: pair.adopter))
        writer.member("country", other.country)
        labels.show(other.country, in: "countries")
        writer.member("similarity", pair[.likeness] ?? 0)
        writer.member("score", pair.score)
        writer.rows("contributions", search.rules.contributions(pair.utilities)) { part, writer in
            writer.member("criterion", part.criterion.rawValue)
            writer.member("weight", part.weight)
            writer.member("utility", part.utility)
            writer.member("contribution", part.value)
            writer.member("known", part.isKnown)
            labels.show(part.criterion.rawValue, in: "criteria")
        }
        writer.member("type", pair.type.rawValue)
        labels.show(pair.type.rawValue, in: "twinning-types")
        writer.member("gap", orNull: pair.gap)
        write(pair.offers, finder, to: &writer)
        let gifts = gifts(from: pair.adopter, to: pair.originator, finder)
        let detail = finder.detail(of: pair, gifts: gifts)
        write("better", detail.better, to: &writer)
        write(detail.barriers, to: &writer)
        writeGifts(of: detail, to: &writer)
    }

    /// What an adopter runs that fits the originator's stored needs.
    private mutating func gifts(
        from adopter: Int,
        to originator: Int,
        _ finder: PairFinder
    ) -> [TwinDetail.Gift] {
        if reversed[originator] == nil {
            reversed[originator] = .some(search.reversed(originator, in: finder.table))
        }
        return (reversed[originator] ?? nil)?.gifts(from: adopter) ?? []
    }

    private mutating func write(
        _ offers: [TwinPair.Offer],
        _ finder: PairFinder,
        to writer: inout JSONWriter
    ) {
        writer.rows("solutions", offers) { offer, writer in
            let foothold = offer.foothold
            write(solution: finder.position(of: foothold), to: &writer)
            writer.member("score", offer.fit)
            writer.member("rank", offer.rank)
            writer.member("worth", foothold.worth)
            let region = snapshot.geography.regions[foothold.region]
            writer.member("region", region.id)
            if region.level == .country { labels.show(region.id, in: "countries") }
            writer.member("site", orNull: foothold.site)
            writer.member("level", orNull: foothold.level)
            if let level = foothold.level { labels.show(level, in: "adoption-levels") }
            writer.member("year", orNull: foothold.year)
            writer.member("isCountryWide", foothold.isCountryWide)
            writer.member("isOrigin", foothold.isOrigin)
        }
    }

    private func write(solution position: Int, to writer: inout JSONWriter) {
        writer.member("solution", snapshot.solutions.id(at: position))
        writer.member("name", snapshot.solutions.name(at: position))
    }

    private mutating func write(
        _ key: String,
        _ leads: [TwinDetail.Lead],
        to writer: inout JSONWriter
    ) {
        writer.rows(key, leads) { write($0, to: &$1) }
    }

    private mutating func write(_ lead: TwinDetail.Lead, to writer: inout JSONWriter) {
        writer.member("what", lead.what)
        writer.member("here", lead.here)
        writer.member("there", lead.there)
        let parts = lead.what.split(separator: ":").map(String.init)
        switch parts[0] {
        case "readiness": labels.show(parts[1], in: "scirocco")
        case "indicator": labels.show(parts[1], in: "indicators")
        default: labels.show("demand.emram", in: "headings")
        }
    }

    private mutating func write(_ barriers: [TwinBarrier], to writer: inout JSONWriter) {
        let regions = snapshot.geography.regions
        writer.rows("barriers", barriers) { barrier, writer in
            writer.member("barrier", barrier.code)
            labels.show("barrier.\(barrier.code)", in: "reasons")
            switch barrier {
            case .requirement(let constraint, let solution):
                writer.member("constraint", constraint)
                write(solution: solution, to: &writer)
            case .readiness(let dimension, let required, let present, let solution):
                write(solution: solution, to: &writer)
                writer.member("dimension", dimension)
                writer.member("required", required)
                writer.member("present", orNull: present)
                if Scirocco.dimensions.contains(dimension) {
                    labels.show(dimension, in: "scirocco")
                } else {
                    labels.show("demand.\(dimension)", in: "headings")
                }
            case .budget(let cost, let budget, let solution):
                write(solution: solution, to: &writer)
                writer.member("cost", cost)
                writer.member("budget", budget)
            case .place(let solution, let region):
                write(solution: solution, to: &writer)
                writer.member("region", regions[region].id)
            case .law(let region): writer.member("region", regions[region].id)
            case .language: break
            }
        }
    }

    private mutating func writeGifts(of detail: TwinDetail, to writer: inout JSONWriter) {
        writer.key("gives")
        writer.beginArray()
        for gift in detail.gifts {
            writer.beginObject()
            writer.member("what", "solution")
            write(solution: gift.solution, to: &writer)
            writer.member("score", gift.score)
            writer.member("profile", gift.profile)
            writer.endObject()
        }
        for lead in detail.ahead {
            writer.beginObject()
            write(lead, to: &writer)
            writer.endObject()
        }
        if detail.votes > 0 {
            writer.beginObject()
            writer.member("what", "feedback")
            writer.member("votes", detail.votes)
            writer.endObject()
        }
        writer.endArray()
    }

    /// The name of a region in the language of the call.
    func name(of place: Int) -> String {
        let region = snapshot.geography.regions[place]
        guard region.name.isEmpty else { return region.name }
        return snapshot.labels.label(of: region.id, in: "countries", call.language)
    }

    /// The id of a region.
    func id(of place: Int) -> String { snapshot.geography.regions[place].id }
}
