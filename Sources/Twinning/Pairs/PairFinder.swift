public import Catalog
public import Matching

/// The twins of one region that wants something: every region as an originator, by one pair score.
///
/// A region at which nothing runs that answers the needs is no twin, however alike it is; nor is
/// the region itself, or one within or around it. What runs or is made in the adopter's region
/// already does not count, and what is known only of the country that both lie in tells nothing
/// between them.
public struct PairFinder: Sendable {
    /// What is known of a country once for all its regions.
    private struct Neighbour {
        var language: Double?
        var proximity: Double?
    }

    /// What pairs are judged by.
    public let rules: PairRules
    /// The needs.
    public let profile: NeedsProfile
    /// The position of the region that wants.
    public let home: Int
    /// The plan of the ranking that tells what fits.
    public let plan: QueryPlan
    let engine: MatchEngine
    /// Where the ranked solutions are known.
    public let table: FootholdTable
    let stored: RegionProfiles
    /// By solution of the table: score and place in the ranking; nil where it doesn't count.
    private var fits: [(score: Double, rank: Int)?]
    /// By solution of the table: whether it must be adapted, where it counts.
    private var mustAdapt: [Bool]
    private var neighbours: [String: Neighbour] = [:]
    private let levels: [String: Double]

    /// Prepares the search for an adopter.
    ///
    /// - Parameters:
    ///   - ranking: the adopter's, whole or its best.
    ///   - home: the position of the adopter's region.
    ///   - engine: the engine that ranked.
    ///   - table: where the ranked solutions are known.
    ///   - stored: the profiles that speak for other regions.
    ///   - rules: what pairs are judged by.
    ///   - places: the positions of the regions that will be asked for; others take longer.
    ///   - solution: the position of the one solution that counts, however well it fits; nil for
    ///     all that answer the needs.
    /// - Complexity: O(*n* x *c*) in the ranked solutions and their criteria, and O(*c*) in the
    ///   countries.
    public init(
        _ ranking: Ranking,
        home: Int,
        engine: MatchEngine,
        table: FootholdTable,
        stored: RegionProfiles,
        rules: PairRules,
        places: some Sequence<Int>,
        solution: Int? = nil
    ) {
        self.rules = rules
        self.home = home
        self.engine = engine
        self.table = table
        self.stored = stored
        plan = ranking.plan
        let profile = ranking.plan.query.profile
        self.profile = profile
        levels = Dictionary(profile.levels.map { ($0.name, $0.level) }) { first, _ in first }
        fits = [(score: Double, rank: Int)?](repeating: nil, count: table.solutions.count)
        mustAdapt = [Bool](repeating: false, count: table.solutions.count)
        let present = Set(
            table.footholds(at: home).lazy.filter { !$0.isCountryWide }.map(\.solution)
        )
        let existing = Set(profile.existing)
        for (place, score) in ranking.scores.enumerated() {
            guard solution.map({ $0 == score.position }) ?? (score.value >= rules.model.fit),
                let row = table.place(of: score.position), !present.contains(row),
                existing.isEmpty
                    || !existing.contains(engine.snapshot.solutions.id(at: score.position))
            else { continue }
            fits[row] = (score.value, place + 1)
            mustAdapt[row] = isAdapted(score.position)
        }
        for place in places {
            let country = engine.snapshot.geography.regions[place].country
            if neighbours[country] == nil { neighbours[country] = neighbour(country) }
        }
    }

    /// All pairs with some regions as originators, best first.
    ///
    /// - Complexity: O(*n* x *h* + *n* log *n*) in the regions and what is known of each.
    public func pairs(with places: some Sequence<Int>) -> [TwinPair] {
        places.compactMap(pair(with:)).sorted { $0.precedes($1) }
    }

    /// The pair with a region as the originator; nil where it is no twin.
    ///
    /// - Complexity: O(*h*) in what is known there.
    public func pair(with place: Int) -> TwinPair? {
        let geography = engine.snapshot.geography
        guard !geography.lies(place, within: home), !geography.lies(home, within: place)
        else { return nil }
        let country = geography.regions[place].country
        let isAbroad = country != geography.regions[home].country
        var offers: [TwinPair.Offer] = []
        var experience = 0.0
        for foothold in table.footholds(at: place) where isAbroad || !foothold.isCountryWide {
            guard let fit = fits[foothold.solution] else { continue }
            experience += foothold.worth
            let offer = TwinPair.Offer(
                foothold: foothold,
                fit: fit.score,
                rank: fit.rank,
                value: fit.score * foothold.worth
            )
            Self.keep(offer, among: &offers, most: rules.model.best)
        }
        guard let best = offers.first, best.value > 0 else { return nil }
        var value = 0.0
        for offer in offers { value += offer.value }
        let there = stored[place]
        let (lead, gap) = readiness(there)
        let utilities: [Double?] = [
            value / (value + rules.model.half), experience / (experience + 3),
            geography.similarity(place, home, rules.likeness), lead,
            language(country, there), (neighbours[country] ?? neighbour(country)).proximity,
        ]
        return TwinPair(
            originator: place,
            adopter: home,
            utilities: utilities,
            score: rules.score(utilities),
            offers: offers,
            gap: gap,
            type: type(best, gap)
        )
    }

    /// The position of a foothold's solution in the catalogue.
    public func position(of foothold: Foothold) -> Int { table.solutions[foothold.solution] }

    /// Keeps an offer where it is among the best.
    private static func keep(
        _ offer: TwinPair.Offer,
        among offers: inout [TwinPair.Offer],
        most: Int
    ) {
        let place = offers.firstIndex { other in
            offer.value == other.value ? offer.rank < other.rank : offer.value > other.value
        }
        guard (place ?? offers.count) < most else { return }
        offers.insert(offer, at: place ?? offers.count)
        if offers.count > most { offers.removeLast() }
    }

    /// How far another region's readiness is above the adopter's: as a utility, and how far the
    /// adopter is below it in levels.
    private func readiness(_ there: NeedsProfile?) -> (lead: Double?, gap: Double?) {
        var lead = 0.0
        var gap = 0.0
        var count = 0.0
        for (name, level) in there?.levels ?? [] {
            guard let here = levels[name] else { continue }
            lead += min(1, max(0, (level - here) / rules.model.lead))
            gap += max(0, level - here)
            count += 1
        }
        return count > 0 ? (lead / count, gap / count) : (nil, nil)
    }

    private func type(_ best: TwinPair.Offer, _ gap: Double?) -> TwinningType {
        let limits = rules.model.thresholds
        if best.fit < limits.exchangeFit || best.foothold.isOrigin { return .exchange }
        if let gap, gap >= limits.exchangeGap { return .exchange }
        if mustAdapt[best.foothold.solution] { return .adaptation }
        // Who has told nothing of readiness is not known to be ready.
        guard let gap, gap <= limits.fullGap, best.fit >= limits.fullFit,
            !best.foothold.isCountryWide, best.foothold.worth >= limits.fullReach
        else { return .partial }
        return .full
    }

    /// Whether a solution is not known to meet what would let it be taken over as it is.
    private func isAdapted(_ position: Int) -> Bool {
        let limits = rules.model.thresholds
        return limits.adaptationCriteria.contains { criterion in
            guard let part = engine.contribution(of: criterion, at: position, of: plan)
            else { return false }
            return !part.isKnown || part.utility < limits.adaptationBelow
        }
    }

    // MARK: Countries

    /// The languages that an adopter's people read.
    private var languages: [String] {
        if !profile.languages.isEmpty { return profile.languages }
        let geography = engine.snapshot.geography
        return geography.countries[geography.regions[home].country]?.languages ?? []
    }

    private func neighbour(_ country: String) -> Neighbour {
        let geography = engine.snapshot.geography
        let distance = geography.distance(between: geography.regions[home].country, and: country)
        return Neighbour(
            language: language(with: geography.countries[country]?.languages ?? [], in: country),
            proximity: distance.map { max(0, 1 - $0 / rules.model.farApart) }
        )
    }

    private func language(_ country: String, _ profile: NeedsProfile?) -> Double? {
        guard let profile, !profile.languages.isEmpty else {
            return (neighbours[country] ?? neighbour(country)).language
        }
        let official = engine.snapshot.geography.countries[country]?.languages ?? []
        return language(with: profile.languages + official, in: country)
    }

    private func language(with others: [String], in country: String) -> Double? {
        let mine = languages
        if mine.contains(where: others.contains) { return 1 }
        if isInUnion(country), isInUnion(engine.snapshot.geography.regions[home].country) {
            return rules.model.unionLanguage
        }
        return mine.isEmpty || others.isEmpty ? nil : 0
    }

    private func isInUnion(_ country: String) -> Bool {
        engine.snapshot.geography.countries[country]?.isInEU ?? false
    }
}
