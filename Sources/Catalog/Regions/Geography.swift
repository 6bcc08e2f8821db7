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
    /// The positions of the NUTS 2 regions whose figures stand for each region.
    let parts: [[Int]]
    /// The compared figures by region position; NaN where unknown.
    let figures: [[Double]]
    /// The span from the 5th to the 95th percentile of each compared indicator.
    let spans: [Double]

    /// Makes a geography.
    ///
    /// - Complexity: O(*n* log *n*) in the number of regions.
    public init(regions: [Region], countries: [Country], aliases: [String: [String]]) {
        let sorted = regions.sorted { $0.id < $1.id }
        self.regions = sorted
        self.countries = Dictionary(countries.map { ($0.id, $0) }) { first, _ in first }
        self.aliases = aliases
        positions = Dictionary(sorted.enumerated().map { ($0.element.id, $0.offset) }) { a, _ in a }
        parts = Self.parts(of: sorted)
        figures = Self.figures(of: sorted, parts)
        spans = Self.spans(of: sorted)
    }

    /// The position of a region in ``regions``, or nil.
    public func position(of id: String) -> Int? { positions[id] }

    /// The region of an id, or nil.
    public func region(_ id: String) -> Region? { positions[id].map { regions[$0] } }

    /// The NUTS 2 regions, by id ascending.
    public var basicRegions: [Region] { regions.filter { $0.level == .basic } }

    /// How alike two regions are, 0...1: one less the ``shares(_:_:_:)``, added left to right.
    ///
    /// Each compared indicator takes away its weight times the difference, which is taken in units
    /// of the span between the 5th and 95th percentile, is at most 1, and is that of the weights
    /// where a figure is missing. Where a country without figures takes part, a sixth each goes
    /// with distance (all of it at 10,000 km), another WHO region and no shared official language,
    /// and half for want of figures.
    ///
    /// - Complexity: O(1).
    public func similarity(_ a: Int, _ b: Int, _ weights: LikenessWeights = .equal) -> Double {
        if a == b { return 1 }
        var taken = 0.0
        if meetByCountry(a, b) {
            for (_, difference) in countryDifferences(regions[a].country, regions[b].country) {
                taken += Self.countryPart * (difference ?? 1)
            }
            return 1 - (taken + Self.figurelessPart)
        }
        let left = figures[a]
        let right = figures[b]
        for index in spans.indices {
            let difference = abs(left[index] - right[index]) / spans[index]
            let counted = difference.isNaN ? weights.missing : min(1, difference)
            taken += weights.weights[index] * counted
        }
        return 1 - taken
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
    /// - Parameters:
    ///   - weights: how much each indicator counts.
    ///   - isWanted: which regions are ranked.
    /// - Complexity: O(*n* log *n*) in the regions.
    public func similarRegions(
        to home: Int,
        _ weights: LikenessWeights = .equal,
        where isWanted: (Region) -> Bool
    ) -> [(position: Int, similarity: Double)] {
        regions.indices.filter { $0 != home && isWanted(regions[$0]) }
            .map { (position: $0, similarity: similarity(home, $0, weights)) }
            .sorted { ($1.similarity, $0.position) < ($0.similarity, $1.position) }
    }

    /// Whether one region lies within another, or is the same.
    public func lies(_ a: Int, within b: Int) -> Bool { regions[a].lies(within: regions[b]) }

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
}
