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

    /// What becomes of a place in one year.
    private struct Change {
        var year: Int
        var solution: String
        var old: AdoptionCourse.Use
        var new: AdoptionCourse.Use
    }

    /// The years in which something changed, by year: any other is as the one before it.
    public private(set) var years: [Year] = []

    /// What runs now.
    public var now: AdoptionCount { years.last?.count ?? AdoptionCount() }

    /// Adds courses up; what has ended counts no longer.
    ///
    /// - Complexity: O(*n* log *n*) in the steps.
    public init(of courses: some Sequence<AdoptionCourse>) {
        var changes: [Change] = []
        for course in courses {
            var old = AdoptionCourse.Use.none
            for (year, new) in course.uses {
                changes.append(
                    Change(year: year, solution: course.place.solution, old: old, new: new)
                )
                old = new
            }
        }
        changes.sort { $0.year < $1.year }
        var count = AdoptionCount()
        var places: [String: Int] = [:]
        for (index, change) in changes.enumerated() {
            for (use, sign) in [(change.old, -1), (change.new, 1)] where use != .none {
                let before = places[change.solution, default: 0]
                places[change.solution] = before + sign
                if before == 0 { count.solutions += 1 }
                if before + sign == 0 { count.solutions -= 1 }
                count.add(use, sign)
            }
            let isLastOfYear =
                index + 1 == changes.count || changes[index + 1].year != change.year
            if isLastOfYear { years.append(Year(year: change.year, count: count)) }
        }
    }

    /// Adds courses up by what they have in common, such as their country, in its order.
    ///
    /// - Complexity: O(*n* log *n*) in the steps.
    public static func grouped(
        _ courses: some Sequence<AdoptionCourse>,
        by key: (AdoptionCourse) -> String
    ) -> [(key: String, diffusion: AdoptionDiffusion)] {
        Dictionary(grouping: courses, by: key).sorted { $0.key < $1.key }
            .map { (key: $0.key, diffusion: AdoptionDiffusion(of: $0.value)) }
            .filter { !$0.diffusion.years.isEmpty }
    }
}

extension AdoptionCount {
    fileprivate mutating func add(_ use: AdoptionCourse.Use, _ sign: Int) {
        places += sign
        switch use {
        case .none: return
        case .unstated: unstated += sign
        case .level(let level):
            let sum = levels[level, default: 0] + sign
            levels[level] = sum == 0 ? nil : sum
        }
    }
}
