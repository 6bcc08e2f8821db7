import Glibc

extension Geography {
    /// Half the way around the globe, in km: as far as a country counts whose place is not known.
    private static let farthest = Double.pi * 6371

    /// How close the country of every region is to that of one, > 0, by position.
    ///
    /// exp(-distance / reach), times `bond` for a shared official language and times `bond` once
    /// more for the same WHO region: 1 where nothing is far and nothing shared.
    ///
    /// - Parameters:
    ///   - home: the position of the region.
    ///   - reach: the distance at which closeness has fallen to 1/e, in km.
    ///   - bond: what one thing in common multiplies closeness with, >= 1.
    /// - Complexity: O(*r* + *c*) for *r* regions of *c* countries.
    public func closeness(from home: Int, reach: Double, bond: Double) -> [Double] {
        let here = regions[home].country
        var known: [String: Double] = [:]
        return regions.map { region in
            if let closeness = known[region.country] { return closeness }
            var closeness = exp(
                -(distance(between: here, and: region.country) ?? Self.farthest) / reach
            )
            if let a = countries[here], let b = countries[region.country] {
                if a.languages.contains(where: b.languages.contains) { closeness *= bond }
                if let office = a.whoRegion, office == b.whoRegion { closeness *= bond }
            }
            known[region.country] = closeness
            return closeness
        }
    }

    /// The distance between the middles of two countries, in km; nil where one is not known.
    public func distance(between a: String, and b: String) -> Double? {
        if a == b { return 0 }
        guard let from = countries[a]?.position, let to = countries[b]?.position else { return nil }
        return from.distance(to: to)
    }
}
