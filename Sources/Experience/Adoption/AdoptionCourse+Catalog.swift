public import Catalog
public import Documents

extension AdoptionCourse {
    /// The courses of a solution, or of all that a catalogue holds, by solution, region and site.
    ///
    /// What a region has told up to the day stands in place of what a record says of that region.
    ///
    /// - Parameters:
    ///   - snapshot: the catalogue.
    ///   - book: what regions have told.
    ///   - solution: only this one; nil for all.
    ///   - day: nothing later is known.
    /// - Complexity: O(*n* log *n*) in the size of the solutions and their steps.
    public static func all(
        in snapshot: CatalogSnapshot,
        told book: AdoptionBook,
        solution: String? = nil,
        asOf day: CalendarDate
    ) -> [AdoptionCourse] {
        let table = snapshot.solutions
        let words = table.words
        var countries: [String: String] = [:]
        for region in snapshot.geography.regions { countries[region.id] = region.country }
        var courses: [AdoptionCourse] = []
        let positions = solution.map { table.position(of: $0).map { $0..<$0 + 1 } ?? 0..<0 }
        table.forEachFacts(of: positions ?? table.startIndex..<table.endIndex) { position, facts in
            let known = book.courses(of: table.id(at: position))
            guard !facts.sites.isEmpty || !known.isEmpty else { return }
            var told: Set<String> = []
            for (place, steps) in known {
                let steps = steps.filter { $0.date <= day }
                guard !steps.isEmpty, let country = countries[place.region] else { continue }
                told.insert(place.region)
                courses.append(
                    AdoptionCourse(place: place, country: country, source: .told(steps))
                )
            }
            var sites: [String: [Site]] = [:]
            for site in facts.sites where site.year <= day.year {
                let level = site.level.map { words[$0] }
                sites[words[site.region], default: []].append(Site(year: site.year, level: level))
            }
            for (region, sites) in sites where !told.contains(region) {
                guard let country = countries[region] else { continue }
                let id = table.id(at: position)
                courses.append(
                    AdoptionCourse(
                        place: AdoptionPlace(solution: id, region: region, site: ""),
                        country: country,
                        source: .recorded(
                            sites.sorted { ($0.year, $0.level ?? "") < ($1.year, $1.level ?? "") }
                        )
                    )
                )
            }
        }
        return courses.sorted { $0.place < $1.place }
    }
}
