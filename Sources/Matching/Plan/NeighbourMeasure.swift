import Glibc

/// How many of the regions like one use a solution, and how rare it is elsewhere.
///
/// A region is like the one that asks by how close its country is and by what runs in both:
///
/// - what both use = sum of 1 / (regions elsewhere)^rarity over the solutions that run in both,
///   divided by how many run there;
/// - likeness = closeness x ((what both use / the most of any region)^sharpness + floor);
/// - share = (likeness of the regions that use it + doubt x the share of all regions that do)
///   / (likeness of all regions where anything runs + doubt);
/// - utility = share / (regions elsewhere that use it)^spread.
///
/// What a region uses itself shows what it is like, and never counts for a solution.
///
/// Source: neighbours weighted as in user-based collaborative filtering with damped popularity.
struct NeighbourMeasure: Sendable {
    private let home: Int
    private let sites: SiteTable
    private let neighbourhood: Neighbourhood
    /// How alike each region is to the one that asks, by position; 0 for itself and where nothing
    /// runs.
    private let likeness: [Double]
    /// The likeness of all regions together, and in how many of them anything runs.
    private let everywhere: (likeness: Double, count: Int)

    /// Compares a region with all where solutions run.
    ///
    /// - Parameters:
    ///   - home: the position of the region that asks.
    ///   - closeness: how close each region is to it, by position.
    ///   - rowCount: how many solutions there are.
    /// - Complexity: O(*s* + *r*) for *s* sites of all solutions and *r* regions.
    init(
        home: Int,
        closeness: [Double],
        sites: SiteTable,
        rowCount: Int,
        _ neighbourhood: Neighbourhood
    ) {
        self.home = home
        self.sites = sites
        self.neighbourhood = neighbourhood
        var uses = [Int](repeating: 0, count: closeness.count)
        var shared = [Double](repeating: 0, count: closeness.count)
        var regions: [Int] = []
        for row in 0..<rowCount {
            sites.regions(at: row, into: &regions)
            for region in regions { uses[region] += 1 }
            guard regions.contains(home), regions.count > 1 else { continue }
            let weight = pow(Double(regions.count - 1), -neighbourhood.rarity)
            for region in regions where region != home { shared[region] += weight }
        }
        for region in uses.indices where uses[region] > 0 { shared[region] /= Double(uses[region]) }
        let most = shared.max() ?? 0
        var likeness = [Double](repeating: 0, count: closeness.count)
        var everywhere = (likeness: 0.0, count: 0)
        for region in uses.indices where uses[region] > 0 && region != home {
            let common = most > 0 ? shared[region] / most : 0
            likeness[region] =
                closeness[region] * (pow(common, neighbourhood.sharpness) + neighbourhood.floor)
            everywhere.likeness += likeness[region]
            everywhere.count += 1
        }
        self.likeness = likeness
        self.everywhere = everywhere
    }

    /// The utility of a row, or nil where no use elsewhere is known.
    ///
    /// - Complexity: O(*s* log *s*) in the sites of the solution.
    func utility(at row: Int) -> Double? {
        var regions: [Int] = []
        return utility(at: row, &regions)
    }

    /// The utilities of all rows, NaN where unknown.
    ///
    /// - Complexity: O(*s* log *s*) in the sites of all solutions.
    func utilities(rowCount: Int) -> [Double] {
        var regions: [Int] = []
        return (0..<rowCount).map { utility(at: $0, &regions) ?? .nan }
    }

    private func utility(at row: Int, _ regions: inout [Int]) -> Double? {
        sites.regions(at: row, into: &regions)
        var sum = 0.0
        var count = 0
        for region in regions where region != home {
            sum += likeness[region]
            count += 1
        }
        guard count > 0 else { return nil }
        let whole = everywhere.likeness + neighbourhood.doubt
        guard whole > 0 else { return 0 }
        let usual = Double(count) / Double(everywhere.count)
        let share = (sum + neighbourhood.doubt * usual) / whole
        return share * pow(Double(count), -neighbourhood.spread)
    }
}
