import Catalog
import Documents
import Experience
import Matching
import RPC

/// Where a solution stands somewhere: as a region has told, or else as its record says.
struct AdoptionRow {
    /// The number of the event; 0 for what a record says.
    var event: Int
    var solution: String
    var region: String
    var site: String
    /// The stage; nil where a record says only that it runs.
    var stage: String?
    var level: String?
    /// A day, or a year.
    var date: String

    /// The last day that there is: nothing is left out for being too late.
    private static let lastDay = CalendarDate(daysSince1970: 2_932_896)

    /// The rows of a solution, or of all, by solution, region, site and date.
    ///
    /// - Parameters:
    ///   - isWhole: whether every step is wanted, and not only the latest of each place.
    ///   - isWanted: whether a region counts.
    /// - Complexity: O(*n* log *n*) in the sites.
    static func all(
        in state: ServiceState,
        solution: String?,
        isWhole: Bool,
        isWanted: (Region) -> Bool
    ) -> [AdoptionRow] {
        var rows: [AdoptionRow] = []
        AdoptionCourse.forEachSolution(
            in: state.engine.snapshot,
            told: state.experience.adoption,
            solution: solution,
            asOf: lastDay,
            isWanted: isWanted
        ) { courses in
            for course in courses {
                switch course.source {
                case .told(let steps):
                    rows += (isWhole ? steps[...] : steps.suffix(1)).map(AdoptionRow.init)
                case .recorded(let sites):
                    rows += sites.map { AdoptionRow(course.place, $0) }
                }
            }
        }
        return rows
    }

    /// Writes its members.
    func write(to writer: inout JSONWriter, _ labels: inout LabelSink) {
        writer.member("event", orNull: event > 0 ? event : nil)
        writer.member("solution", solution)
        writer.member("region", region)
        writer.member("site", orNull: site.isEmpty ? nil : site)
        writer.member("stage", orNull: stage)
        writer.member("level", orNull: level)
        writer.member("date", date)
        if let stage { labels.show(stage, in: "adoption-stages") }
        if let level { labels.show(level, in: "adoption-levels") }
    }

    private init(_ place: AdoptionPlace, _ site: AdoptionCourse.Site) {
        event = 0
        solution = place.solution
        region = place.region
        self.site = ""
        stage = nil
        level = site.level
        date = String(site.year)
    }

    private init(_ step: AdoptionStep) {
        event = step.number
        solution = step.solution
        region = step.region
        site = step.site
        stage = step.stage
        level = step.level
        date = "\(step.date)"
    }
}
