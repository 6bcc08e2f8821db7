import Catalog
import Documents
import Experience

/// Reads from records, and from what regions have told, where solutions are known.
struct FootholdReading {
    private let snapshot: CatalogSnapshot
    private let book: AdoptionBook
    private let day: CalendarDate
    private let reach: TwinningModel.Reach
    /// The region of each word of the table that has been met; nil for one that is none.
    private var regions: [Int: Int?] = [:]
    /// The best foothold of each solution in each region, by solution.
    private var named: [[Foothold]]

    init(
        _ snapshot: CatalogSnapshot,
        _ book: AdoptionBook,
        _ day: CalendarDate,
        _ reach: TwinningModel.Reach
    ) {
        self.snapshot = snapshot
        self.book = book
        self.day = day
        self.reach = reach
        named = [[Foothold]](repeating: [], count: snapshot.geography.regions.count)
    }

    /// The footholds in each region that is named itself, by region and solution.
    ///
    /// - Complexity: O(*n*) in the size of the solutions.
    mutating func read(_ solutions: [Int]) -> [[Foothold]] {
        var place = 0
        let table = snapshot.solutions
        table.forEachFacts(of: solutions) { position, facts in
            let told = book.isEmpty ? [:] : book.courses(of: table.id(at: position))
            let silent = tell(told, of: place)
            for site in facts.sites where site.year <= day.year {
                guard let region = region(site.region), !silent.contains(region) else { continue }
                let level = site.level.map { table.words[$0] }
                add(
                    Foothold(
                        solution: place,
                        region: region,
                        level: level,
                        year: site.year,
                        isOrigin: false,
                        isCountryWide: false,
                        worth: worth(of: level, in: site.year)
                    )
                )
            }
            if let origin = facts.origin, let region = region(origin) {
                add(
                    Foothold(
                        solution: place,
                        region: region,
                        isOrigin: true,
                        isCountryWide: false,
                        worth: reach.origin
                    )
                )
            }
            place += 1
        }
        return named
    }

    /// Adds what regions have told of a solution.
    ///
    /// - Returns: the regions that have told anything; its record is silent about them.
    private mutating func tell(
        _ courses: [AdoptionPlace: [AdoptionStep]],
        of solution: Int
    ) -> Set<Int> {
        var told: Set<Int> = []
        for (place, steps) in courses {
            guard let region = snapshot.geography.position(of: place.region),
                let step = steps.last(where: { $0.date <= day })
            else { continue }
            told.insert(region)
            // A step without a level says that it does not run yet.
            guard let level = step.level else { continue }
            add(
                Foothold(
                    solution: solution,
                    region: region,
                    level: level,
                    year: step.date.year,
                    site: place.site.isEmpty ? nil : place.site,
                    isOrigin: false,
                    isCountryWide: false,
                    worth: worth(of: level, in: step.date.year)
                )
            )
        }
        return told
    }

    private func worth(of level: String?, in year: Int) -> Double {
        reach.worth(of: level) * reach.rest(afterYears: day.year - year)
    }

    private mutating func region(_ word: Int) -> Int? {
        if let known = regions[word] { return known }
        let region = snapshot.geography.position(of: snapshot.solutions.words[word])
        regions[word] = .some(region)
        return region
    }

    /// Keeps a foothold where it says more of its solution than the one there is. What runs says
    /// more than what only comes from there, whatever they are worth.
    private mutating func add(_ foothold: Foothold) {
        guard let last = named[foothold.region].last, last.solution == foothold.solution else {
            named[foothold.region].append(foothold)
            return
        }
        let isBetter =
            last.isOrigin == foothold.isOrigin ? foothold.precedes(last) : last.isOrigin
        if isBetter { named[foothold.region][named[foothold.region].count - 1] = foothold }
    }
}
