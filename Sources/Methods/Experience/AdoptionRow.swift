import Catalog
import Experience
import Matching

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

    /// The rows of a solution, or of all, by solution, region, site and date.
    ///
    /// What regions have told stands in place of what a record says of them.
    ///
    /// - Complexity: O(*n* log *n*) in the sites.
    static func all(in state: ServiceState, solution: String?, isWhole: Bool) -> [AdoptionRow] {
        let snapshot = state.engine.snapshot
        let book = state.experience.adoption
        let positions = solution.map { id in
            snapshot.position(ofSolution: id).map { [$0] } ?? []
        }
        var rows: [AdoptionRow] = []
        for position in positions ?? Array(snapshot.solutions.indices) {
            let record = snapshot.solutions[position]
            let courses = book.courses(of: record.id)
            let told = Set(courses.keys.map(\.region))
            for site in record.deployments where !told.contains(site.region) {
                rows.append(AdoptionRow(record.id, site))
            }
            for steps in courses.values {
                rows += (isWhole ? steps[...] : steps.suffix(1)).map(AdoptionRow.init)
            }
        }
        return rows.sorted {
            ($0.solution, $0.region, $0.site, $0.date, $0.event)
                < ($1.solution, $1.region, $1.site, $1.date, $1.event)
        }
    }

    private init(_ solution: String, _ deployment: Deployment) {
        event = 0
        self.solution = solution
        region = deployment.region
        site = ""
        stage = nil
        level = deployment.level
        date = String(deployment.year)
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
