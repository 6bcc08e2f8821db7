/// All regions and countries, and how alike they are.
public struct Geography: Sendable {
    /// The regions of every level, by id ascending.
    public let regions: [Region]
    /// The countries by ISO code.
    public let countries: [String: Country]
    /// Obsolete codes and what became of them.
    public let aliases: [String: [String]]
    /// The positions of regions by id.
    private let positions: [String: Int]
    /// The compared figures by region position; NaN where unknown.
    private let figures: [[Double]]
    /// The span from the 5th to the 95th percentile of each compared indicator.
    private let spans: [Double]

    /// Makes a geography.
    ///
    /// - Complexity: O(*n* log *n*) in the number of regions.
    public init(regions: [Region], countries: [Country], aliases: [String: [String]]) {
        let sorted = regions.sorted { $0.id < $1.id }
        self.regions = sorted
        self.countries = Dictionary(countries.map { ($0.id, $0) }) { first, _ in first }
        self.aliases = aliases
        positions = Dictionary(sorted.enumerated().map { ($0.element.id, $0.offset) }) { a, _ in a }
        figures = Self.figures(of: sorted)
        spans = Self.spans(of: sorted)
    }

    /// The position of a region in ``regions``, or nil.
    public func position(of id: String) -> Int? { positions[id] }

    /// The region of an id, or nil.
    public func region(_ id: String) -> Region? { positions[id].map { regions[$0] } }

    /// The NUTS 2 regions, by id ascending.
    public var basicRegions: [Region] { regions.filter { $0.level == .basic } }

    /// How alike two regions are, 0...1.
    ///
    /// One less the mean difference over the compared indicators, each difference taken in units of
    /// the span between the 5th and 95th percentile and at most 1, and 0.5 where a figure is
    /// missing. Where a country without figures takes part, half the mean of closeness (0 at
    /// 10,000 km), same WHO region and shared official language, so that it never passes what two
    /// regions without any figure reach.
    ///
    /// - Complexity: O(1).
    public func similarity(_ a: Int, _ b: Int) -> Double {
        if a == b { return 1 }
        let left = figures[a]
        let right = figures[b]
        let meetsCountry = regions[a].level == .country || regions[b].level == .country
        if meetsCountry, left.allSatisfy(\.isNaN) || right.allSatisfy(\.isNaN) {
            return countrySimilarity(regions[a].country, regions[b].country)
        }
        var sum = 0.0
        for index in spans.indices {
            let difference = abs(left[index] - right[index]) / spans[index]
            sum += difference.isNaN ? 0.5 : min(1, difference)
        }
        return 1 - sum / Double(spans.count)
    }

    /// How alike two regions are in each of `Indicator.compared`, 0...1; nil where a figure is
    /// missing on either side. Their mean, with 0.5 for nil, is ``similarity(_:_:)`` of regions.
    ///
    /// - Complexity: O(1).
    public func likeness(_ a: Int, _ b: Int) -> [Double?] {
        spans.indices.map { index in
            let difference = abs(figures[a][index] - figures[b][index]) / spans[index]
            return difference.isNaN ? nil : 1 - min(1, difference)
        }
    }

    /// The regions most like one, itself left out: by similarity descending, then by id.
    ///
    /// - Parameter isWanted: which regions are ranked.
    /// - Complexity: O(*n* log *n*) in the regions.
    public func similarRegions(
        to home: Int,
        where isWanted: (Region) -> Bool
    ) -> [(position: Int, similarity: Double)] {
        regions.indices.filter { $0 != home && isWanted(regions[$0]) }
            .map { (position: $0, similarity: similarity(home, $0)) }
            .sorted { ($1.similarity, $0.position) < ($0.similarity, $1.position) }
    }

    /// How near `other` is as a place to learn from, 0...1: 1 for the same region, else the best of
    /// 0.8 x similarity, 0.5 same country, 0.3 shared official language, 0.2 both EU, and 0.1.
    public func proximity(_ a: Int, _ b: Int) -> Double {
        if a == b { return 1 }
        var best = max(0.1, 0.8 * similarity(a, b))
        if regions[a].country == regions[b].country { best = max(best, 0.5) }
        guard let here = countries[regions[a].country], let there = countries[regions[b].country]
        else { return best }
        if here.languages.contains(where: there.languages.contains) { best = max(best, 0.3) }
        if here.isInEU, there.isInEU { best = max(best, 0.2) }
        return best
    }

    private func countrySimilarity(_ a: String, _ b: String) -> Double {
        guard let here = countries[a], let there = countries[b] else { return 0 }
        var sum = 0.0
        if let from = here.position, let to = there.position {
            sum += max(0, 1 - from.distance(to: to) / 10_000)
        }
        if let office = here.whoRegion, office == there.whoRegion { sum += 1 }
        if here.languages.contains(where: there.languages.contains) { sum += 1 }
        return 0.5 * sum / 3
    }
}
