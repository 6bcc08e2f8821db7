public import Documents

/// One change to a twinning, the first of which opens it.
public struct TwinningChange: Sendable, Hashable {
    /// That a stage is entered.
    public struct Entry: Sendable, Hashable {
        /// The stage.
        public var stage: String
        /// When.
        public var date: CalendarDate

        /// Makes an entry.
        public init(stage: String, date: CalendarDate) {
            self.stage = stage
            self.date = date
        }
    }

    /// The twinning's id.
    public var twinning: String
    /// What it is about; only the first change has it.
    public var opening: Twinning.Opening?
    /// The stages; only the first change has them.
    public var stages: [Twinning.Stage] = []
    /// The stage that is entered.
    public var entry: Entry?
    /// Why it was changed.
    public var reason: String?
    /// Milestones as they are from now on; one of the same title goes.
    public var milestones: [Twinning.Milestone] = []
    /// Who takes part from now on; whoever did so already changes role.
    public var added: [Twinning.Participant] = []
    /// The ids of the members who take part no longer.
    public var removed: [String] = []
    /// What was made; one of the same title goes.
    public var deliverables: [Twinning.Deliverable] = []
    /// What was learned.
    public var lessons: [Twinning.Lesson] = []
    /// What came of it.
    public var outcome: Twinning.Outcome?

    /// A change that changes nothing yet.
    public init(of twinning: String) { self.twinning = twinning }

    /// Whether it changes nothing.
    public var isEmpty: Bool { self == TwinningChange(reason: reason, of: twinning) }

    private init(reason: String?, of twinning: String) {
        self.twinning = twinning
        self.reason = reason
    }
}
