import Catalog

/// Where each solution is known to run, one site after the other.
struct SiteTable: Sendable {
    /// A deployment with its region's position and the weight of its level.
    struct Site: Sendable, Hashable {
        var region: Int
        var year: Int
        var weight: Double
    }

    /// A site in four bytes; a catalogue of a million solutions has tens of millions.
    private struct Packed: Sendable {
        var region: UInt16
        var year: UInt8
        var level: UInt8
    }

    /// The year that is stored as 0; schemas allow none before it that a decay could tell apart.
    private static let firstYear = 1950

    private var packed: [Packed] = []
    private var starts: [UInt32] = [0]
    private var levels: [Double] = []
    /// Sites whose year or region does not fit; none in any catalogue so far.
    private var odd: [Int: Site] = [:]
    /// The sites of rows that regions have told something else of, in place of their records'.
    private var told: [Int: [Site]] = [:]

    /// Adds the sites of the next row.
    mutating func append(_ sites: [Site]) {
        for site in sites {
            let level = levels.firstIndex(of: site.weight) ?? levels.count
            if level == levels.count { levels.append(site.weight) }
            if let region = UInt16(exactly: site.region),
                let year = UInt8(exactly: site.year - Self.firstYear)
            {
                packed.append(Packed(region: region, year: year, level: UInt8(level)))
            } else {
                odd[packed.count] = site
                packed.append(Packed(region: 0, year: 0, level: UInt8(level)))
            }
        }
        starts.append(UInt32(packed.count))
    }

    /// The same table with what regions have told: it stands in place of what a record says of
    /// these regions.
    ///
    /// - Parameters:
    ///   - sites: by solution.
    ///   - snapshot: the solutions, in the order of the rows.
    /// - Complexity: O(*s*) in the sites of the solutions that are told of.
    func replacing(_ sites: [String: [Evidence.Site]], _ snapshot: CatalogSnapshot) -> SiteTable {
        var table = self
        table.told = [:]
        for (id, sites) in sites {
            guard let row = snapshot.position(ofSolution: id) else { continue }
            let regions = Set(sites.map(\.region))
            var all: [Site] = []
            table.forEach(at: row) { if !regions.contains($0.region) { all.append($0) } }
            for site in sites.sorted(by: { ($0.region, $0.year) < ($1.region, $1.year) }) {
                guard let level = site.level else { continue }
                let weight = Signals.weight(ofLevel: level)
                all.append(Site(region: site.region, year: site.year, weight: weight))
            }
            table.told[row] = all
        }
        return table
    }

    /// Calls a function with each site of a row, in the order of its record.
    @inline(__always)
    func forEach(at row: Int, _ body: (Site) -> Void) {
        if !told.isEmpty, let sites = told[row] { return sites.forEach(body) }
        for place in Int(starts[row])..<Int(starts[row + 1]) {
            let site = packed[place]
            if !odd.isEmpty, let site = odd[place] {
                body(site)
                continue
            }
            body(
                Site(
                    region: Int(site.region),
                    year: Int(site.year) + Self.firstYear,
                    weight: levels[Int(site.level)]
                )
            )
        }
    }

    /// The regions where a row runs, each once, by position ascending.
    ///
    /// - Parameter regions: gets them; it is emptied first.
    /// - Complexity: O(*s* log *s*) in the sites of the row.
    func regions(at row: Int, into regions: inout [Int]) {
        regions.removeAll(keepingCapacity: true)
        forEach(at: row) { regions.append($0.region) }
        regions.sort()
        var count = 0
        for region in regions where count == 0 || regions[count - 1] != region {
            regions[count] = region
            count += 1
        }
        regions.removeLast(regions.count - count)
    }

    /// The memory they take, in bytes.
    var byteCount: Int { packed.count * 4 + starts.count * 4 }
}
