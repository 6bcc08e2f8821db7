public import Catalog
public import Documents
public import Experience

/// What runs at or comes from every region, as far as records and regions themselves have told.
///
/// What a region has told of a solution stands in place of what the solution's record says of that
/// region.
public struct FootholdTable: Sendable {
    /// The positions of the solutions that are looked at, ascending.
    public let solutions: [Int]
    /// By region: one foothold for each solution that is known in it, in it as a part, or in
    /// something it lies in; by solution.
    private var lists: [[Foothold]]

    /// Gathers what is known.
    ///
    /// - Parameters:
    ///   - snapshot: the catalogue.
    ///   - book: what regions have told.
    ///   - solutions: the positions of the solutions to look at, ascending.
    ///   - day: nothing later is known.
    ///   - reach: what running somewhere is worth.
    ///   - places: the positions of the regions that will be asked for.
    /// - Complexity: O(*n*) in the size of these solutions, and O(*p* x *h*) in the places and what
    ///   is known in the country of each.
    public init(
        _ snapshot: CatalogSnapshot,
        told book: AdoptionBook = AdoptionBook(),
        solutions: [Int],
        asOf day: CalendarDate,
        reach: TwinningModel.Reach,
        places: some Sequence<Int>
    ) {
        self.solutions = solutions
        var reading = FootholdReading(snapshot, book, day, reach)
        let named = reading.read(solutions)
        let geography = snapshot.geography
        lists = [[Foothold]](repeating: [], count: geography.regions.count)
        var holders: [String: [Int]] = [:]
        for region in named.indices where !named[region].isEmpty {
            holders[geography.regions[region].country, default: []].append(region)
        }
        for place in places {
            lists[place] = Self.list(
                at: place,
                holders[geography.regions[place].country] ?? [],
                named,
                geography,
                share: reach.country
            )
        }
    }

    /// What is known at a place, one foothold a solution, by solution.
    public func footholds(at place: Int) -> [Foothold] { lists[place] }

    /// The place of a solution among ``solutions``; nil where it is not looked at.
    ///
    /// - Complexity: O(log *n*).
    func place(of solution: Int) -> Int? {
        var low = 0
        var high = solutions.count
        while low < high {
            let middle = (low + high) / 2
            if solutions[middle] < solution { low = middle + 1 } else { high = middle }
        }
        return low < solutions.count && solutions[low] == solution ? low : nil
    }

    private static func list(
        at place: Int,
        _ holders: [Int],
        _ named: [[Foothold]],
        _ geography: Geography,
        share: Double
    ) -> [Foothold] {
        var list: [Foothold] = []
        var sources = 0
        for holder in holders {
            let isWithin = geography.lies(holder, within: place)
            guard isWithin || geography.lies(place, within: holder) else { continue }
            sources += 1
            for var foothold in named[holder] {
                if !isWithin {
                    foothold.isCountryWide = true
                    foothold.worth *= share
                }
                list.append(foothold)
            }
        }
        guard sources > 1 else { return list }
        list.sort { $0.solution == $1.solution ? $0.precedes($1) : $0.solution < $1.solution }
        var best: [Foothold] = []
        for foothold in list where best.last?.solution != foothold.solution {
            best.append(foothold)
        }
        return best
    }
}
