/// How the use of solutions has spread, year by year.
public struct AdoptionDiffusion: Sendable {
    /// What ran at the end of a year.
    public struct Year: Sendable, Hashable {
        /// The year.
        public var year: Int
        /// What ran.
        public var count: AdoptionCount

        /// Makes a year.
        public init(year: Int, count: AdoptionCount) {
            self.year = year
            self.count = count
        }
    }

    /// What each year added to the counts, or took away.
    private var changes: [Int: AdoptionCount] = [:]

    /// Nothing has ever run.
    public init() {}

    /// Adds courses up, of however many solutions.
    ///
    /// - Complexity: O(*n*) in the steps.
    public init(of courses: some Sequence<AdoptionCourse>) {
        for courses in Dictionary(grouping: courses, by: \.place.solution).values { add(courses) }
    }

    /// The years in which something changed, by year: any other is as the one before it.
    ///
    /// - Complexity: O(*y* log *y*) in these years.
    public var years: [Year] {
        var count = AdoptionCount()
        return changes.sorted { $0.key < $1.key }.compactMap { year, change in
            guard change != AdoptionCount() else { return nil }
            count += change
            return Year(year: year, count: count)
        }
    }

    /// Whether nothing has ever run.
    public var isEmpty: Bool { changes.isEmpty }

    /// What runs now.
    ///
    /// - Complexity: O(*y*) in the years.
    public var now: AdoptionCount { changes.values.reduce(into: AdoptionCount()) { $0 += $1 } }

    /// Adds the courses of one solution; what has ended counts no longer.
    ///
    /// - Parameter courses: of one solution, all of them that count here.
    /// - Complexity: O(*n*) in the steps.
    public mutating func add(_ courses: some Sequence<AdoptionCourse>) {
        var places: [Int: Int] = [:]
        for course in courses {
            var old = AdoptionCourse.Use.none
            for (year, new) in course.uses {
                for (use, sign) in [(old, -1), (new, 1)] where use != .none {
                    changes[year, default: AdoptionCount()].add(use, sign)
                    places[year, default: 0] += sign
                }
                old = new
            }
        }
        var running = 0
        for (year, change) in places.sorted(by: { $0.key < $1.key }) {
            let before = running
            running += change
            guard (before > 0) != (running > 0) else { continue }
            changes[year, default: AdoptionCount()].solutions += running > 0 ? 1 : -1
        }
    }
}

extension AdoptionCount {
    fileprivate mutating func add(_ use: AdoptionCourse.Use, _ sign: Int) {
        places += sign
        switch use {
        case .none: return
        case .unstated: unstated += sign
        case .level(let level): add(sign, at: level)
        }
    }

    fileprivate static func += (sum: inout Self, change: Self) {
        sum.places += change.places
        sum.solutions += change.solutions
        sum.unstated += change.unstated
        for (level, places) in change.levels { sum.add(places, at: level) }
    }

    /// A level of no place is not there.
    private mutating func add(_ places: Int, at level: String) {
        let sum = levels[level, default: 0] + places
        levels[level] = sum == 0 ? nil : sum
    }
}
