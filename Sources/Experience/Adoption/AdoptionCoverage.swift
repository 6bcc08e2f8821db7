/// How the use of solutions has spread, in all and by country and region.
public struct AdoptionCoverage: Sendable {
    /// In all.
    public private(set) var all = AdoptionDiffusion()
    private var byCountry: [String: AdoptionDiffusion] = [:]
    private var byRegion: [String: AdoptionDiffusion] = [:]

    /// Nothing has ever run.
    public init() {}

    /// Where anything ever ran, by country code.
    ///
    /// - Complexity: O(*n* log *n*) in the countries.
    public var countries: [(country: String, diffusion: AdoptionDiffusion)] {
        byCountry.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
            .map { (country: $0.key, diffusion: $0.value) }
    }

    /// Where anything ever ran, by the region's id; what runs within a region is not counted there.
    ///
    /// - Complexity: O(*n* log *n*) in the regions.
    public var regions: [(region: String, diffusion: AdoptionDiffusion)] {
        byRegion.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
            .map { (region: $0.key, diffusion: $0.value) }
    }

    /// Adds the courses of one solution.
    ///
    /// - Parameter courses: of one solution, all of them that count.
    /// - Complexity: O(*n*) in the steps.
    public mutating func add(_ courses: [AdoptionCourse]) {
        all.add(courses)
        for (country, courses) in Dictionary(grouping: courses, by: \.country) {
            byCountry[country, default: AdoptionDiffusion()].add(courses)
        }
        for (region, courses) in Dictionary(grouping: courses, by: \.place.region) {
            byRegion[region, default: AdoptionDiffusion()].add(courses)
        }
    }
}
