/// Where one solution is on its way: at a site, or in a region as a whole.
public struct AdoptionPlace: Sendable, Hashable, Comparable {
    /// The solution's id.
    public var solution: String
    /// The region's id.
    public var region: String
    /// The site; empty for the region as a whole.
    public var site: String

    /// Makes a place.
    public init(solution: String, region: String, site: String) {
        self.solution = solution
        self.region = region
        self.site = site
    }

    /// By solution, region and site.
    public static func < (one: Self, other: Self) -> Bool {
        (one.solution, one.region, one.site) < (other.solution, other.region, other.site)
    }
}
