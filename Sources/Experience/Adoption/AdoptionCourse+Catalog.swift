public import Catalog
public import Documents

extension AdoptionCourse {
    /// Visits the courses of each solution that has any, by the solutions' ids.
    ///
    /// What a region has told up to the day stands in place of what a record says of that region.
    ///
    /// - Parameters:
    ///   - snapshot: the catalogue.
    ///   - book: what regions have told.
    ///   - solution: only this one; nil for all.
    ///   - day: nothing later is known.
    ///   - isWanted: whether a region counts.
    ///   - body: takes the courses of one solution, by region and site.
    /// - Complexity: O(*n*) in the size of the solutions, and O(*s* log *s*) in the places of each.
    public static func forEachSolution(
        in snapshot: CatalogSnapshot,
        told book: AdoptionBook,
        solution: String? = nil,
        asOf day: CalendarDate,
        isWanted: (Region) -> Bool = { _ in true },
        _ body: ([AdoptionCourse]) -> Void
    ) {
        let table = snapshot.solutions
        let words = table.words
        let geography = snapshot.geography
        // The country of each region that is wanted, by the number of its word.
        var countries: [Int: String?] = [:]
        func country(of id: String) -> String? {
            guard let region = geography.region(id), isWanted(region) else { return nil }
            return region.country
        }
        let positions = solution.map { table.position(of: $0).map { $0..<$0 + 1 } ?? 0..<0 }
        table.forEachFacts(of: positions ?? table.startIndex..<table.endIndex) { position, facts in
            var sites: [Int: [Site]] = [:]
            for site in facts.sites where site.year <= day.year {
                if countries[site.region] == nil {
                    countries[site.region] = .some(country(of: words[site.region]))
                }
                guard countries[site.region] != .some(nil) else { continue }
                let level = site.level.map { words[$0] }
                sites[site.region, default: []].append(Site(year: site.year, level: level))
            }
            let id = table.id(at: position)
            let known = book.courses(of: id)
            guard !sites.isEmpty || !known.isEmpty else { return }
            var told: Set<String> = []
            var courses: [AdoptionCourse] = []
            for (place, steps) in known {
                let steps = steps.filter { $0.date <= day }
                guard !steps.isEmpty, let country = country(of: place.region)
                else { continue }
                told.insert(place.region)
                courses.append(
                    AdoptionCourse(place: place, country: country, source: .told(steps))
                )
            }
            for (number, sites) in sites where !told.contains(words[number]) {
                guard case let country?? = countries[number] else { continue }
                courses.append(
                    AdoptionCourse(
                        place: AdoptionPlace(solution: id, region: words[number], site: ""),
                        country: country,
                        source: .recorded(
                            sites.sorted { ($0.year, $0.level ?? "") < ($1.year, $1.level ?? "") }
                        )
                    )
                )
            }
            guard !courses.isEmpty else { return }
            courses.sort { $0.place < $1.place }
            body(courses)
        }
    }
}
