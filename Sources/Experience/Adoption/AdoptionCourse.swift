import Documents

/// How one solution has come along at one place, up to a day.
public struct AdoptionCourse: Sendable {
    /// What a solution's record says of a place.
    public struct Site: Sendable, Hashable {
        /// The latest year for which the record's source reports it.
        public var year: Int
        /// How far it has come, a code of `adoption-levels`; nil where the source does not say.
        public var level: String?

        /// Makes a site.
        public init(year: Int, level: String?) {
            self.year = year
            self.level = level
        }
    }

    /// Who tells of it.
    public enum Source: Sendable {
        /// The region, step by step, by date.
        case told([AdoptionStep])
        /// The solution's record, by year.
        case recorded([Site])
    }

    /// Whether a solution runs, and how far it has come.
    public enum Use: Sendable, Hashable {
        /// It does not run.
        case none
        /// It runs; nobody says how far it has come.
        case unstated
        /// It runs and has come as far as a code of `adoption-levels`.
        case level(String)
    }

    /// Where.
    public var place: AdoptionPlace
    /// The country's ISO 3166 code.
    public var country: String
    /// What is known.
    public var source: Source

    /// Makes a course.
    public init(place: AdoptionPlace, country: String, source: Source) {
        self.place = place
        self.country = country
        self.source = source
    }

    /// What the region has told, by date; empty where only a record speaks of it.
    public var steps: [AdoptionStep] {
        if case .told(let steps) = source { steps } else { [] }
    }

    /// How the solution was used at the end of each year in which that changed, by year.
    ///
    /// - Complexity: O(*n*) in the steps.
    public var uses: [(year: Int, use: Use)] {
        let all: [(year: Int, use: Use)] =
            switch source {
            case .told(let steps):
                steps.map { ($0.date.year, $0.level.map(Use.level) ?? .none) }
            case .recorded(let sites):
                sites.map { ($0.year, $0.level.map(Use.level) ?? .unstated) }
            }
        var uses: [(year: Int, use: Use)] = []
        for (index, entry) in all.enumerated() {
            let isLastOfYear = index + 1 == all.count || all[index + 1].year != entry.year
            guard isLastOfYear, entry.use != (uses.last?.use ?? .none) else { continue }
            uses.append(entry)
        }
        return uses
    }
}
