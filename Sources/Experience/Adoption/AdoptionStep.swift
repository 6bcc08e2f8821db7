public import Documents

/// What a region tells of how far a solution has come at one of its sites.
public struct AdoptionStep: Sendable, Hashable {
    /// The number of its event; 0 for what a solution's record says.
    public var number: Int
    /// The solution's id.
    public var solution: String
    /// The region's id.
    public var region: String
    /// The site within the region; empty for the region as a whole.
    public var site: String
    /// The stage, a code of `adoption-stages`.
    public var stage: String
    /// How far it has come, a code of `adoption-levels`; nil where it does not run yet.
    public var level: String?
    /// Since when.
    public var date: CalendarDate

    /// Makes a step.
    public init(
        number: Int,
        solution: String,
        region: String,
        site: String,
        stage: String,
        level: String?,
        date: CalendarDate
    ) {
        self.number = number
        self.solution = solution
        self.region = region
        self.site = site
        self.stage = stage
        self.level = level
        self.date = date
    }
}
