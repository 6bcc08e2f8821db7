import Catalog

/// How alike every region is to those where solutions run, as lanes: regions that see all of these
/// alike, and are none of them, share one, for they rank alike.
///
/// Small regions take their figures from larger ones, so there are far fewer lanes than regions.
struct RegionLikeness: Sendable {
    /// How many lanes there are.
    let count: Int
    /// The lane of each region.
    let lanes: [Int]
    /// The place of each region among those where solutions run, or -1.
    private let places: [Int]
    /// By such a place, the likeness of every lane.
    private let likeness: [Double]

    /// Compares all regions with those where solutions run.
    ///
    /// - Complexity: O(*r* x *s*) for *r* regions, *s* of them with solutions.
    init(_ geography: Geography, _ sites: SiteTable, rowCount: Int) {
        let all = geography.regions.indices
        var hosts = [Bool](repeating: false, count: all.count)
        for row in 0..<rowCount { sites.forEach(at: row) { hosts[$0.region] = true } }
        let hosting = all.filter { hosts[$0] }
        var known: [[Double]: Int] = [:]
        var lanes: [Int] = []
        var columns: [[Double]] = []
        for region in all {
            let column = hosting.map { geography.similarity(region, $0) }
            // One where solutions run does not count its own: it is like no other.
            let shared = hosts[region] ? nil : known[column]
            lanes.append(shared ?? columns.count)
            guard shared == nil else { continue }
            if !hosts[region] { known[column] = columns.count }
            columns.append(column)
        }
        var places = [Int](repeating: -1, count: all.count)
        for (place, region) in hosting.enumerated() { places[region] = place }
        self.lanes = lanes
        self.places = places
        count = columns.count
        likeness = hosting.indices.flatMap { place in columns.map { $0[place] } }
    }

    /// Hands the likeness of all lanes to a region where solutions run to a function.
    @inline(__always)
    func withLikeness(to region: Int, _ body: (UnsafePointer<Double>) -> Void) {
        likeness.withUnsafeBufferPointer { likeness in
            guard let start = likeness.baseAddress else { return }
            body(start + places[region] * count)
        }
    }
}
