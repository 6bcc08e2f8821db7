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

    /// Calls a function with each site of a row, in the order of its record.
    @inline(__always)
    func forEach(at row: Int, _ body: (Site) -> Void) {
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

    /// The memory they take, in bytes.
    var byteCount: Int { packed.count * 4 + starts.count * 4 }
}
