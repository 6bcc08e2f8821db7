/// How much use elsewhere speaks for a solution, seen from one region in one year.
struct AdoptionMeasure: Sendable {
    /// The position of the region that asks; its own sites do not count.
    let home: Int
    /// How alike each region is to it, by position.
    let similarity: [Double]
    /// The year of the query.
    let year: Int
    /// Where solutions run.
    let sites: SiteTable

    /// The utility of a row, or nil where no use elsewhere is known.
    ///
    /// - Complexity: O(*s*) in the sites of the solution.
    func utility(at row: Int) -> Double? {
        var sum = 0.0
        var isKnown = false
        sites.forEach(at: row) { site in
            guard site.region != home else { return }
            sum +=
                similarity[site.region] * site.weight * Signals.decay(afterYears: year - site.year)
            isKnown = true
        }
        return isKnown ? Signals.adoption(sum) : nil
    }

    /// How many places elsewhere are known to use it.
    ///
    /// - Complexity: O(*s*) in the sites of the solution.
    func placeCount(at row: Int) -> Int {
        var count = 0
        sites.forEach(at: row) { if $0.region != home { count += 1 } }
        return count
    }
}
