public import Catalog
public import Documents

/// One region helping another to take a solution over, as far as that has come.
///
/// It is what its changes have made of it: each change counts its version up by one.
public struct Twinning: Sendable, Hashable {
    /// A part of the programme with its days.
    public struct Stage: Sendable, Hashable {
        /// The stage, a code of `twinning-stages`.
        public var stage: String
        /// The first day that is planned for it.
        public var from: CalendarDate
        /// The last day that is planned for it.
        public var until: CalendarDate
        /// When it was entered; nil while it was not.
        public var entered: CalendarDate?

        /// Makes a stage.
        public init(
            stage: String,
            from: CalendarDate,
            until: CalendarDate,
            entered: CalendarDate? = nil
        ) {
            self.stage = stage
            self.from = from
            self.until = until
            self.entered = entered
        }
    }

    /// Something to be reached.
    public struct Milestone: Sendable, Hashable {
        /// What; both texts are the same where somebody has written it in one language.
        public var title: LocalizedText
        /// The stage that it belongs to.
        public var stage: String?
        /// Until when.
        public var due: CalendarDate?
        /// When it was reached; nil while it was not.
        public var reached: CalendarDate?

        /// Makes a milestone.
        public init(
            title: LocalizedText,
            stage: String? = nil,
            due: CalendarDate? = nil,
            reached: CalendarDate? = nil
        ) {
            self.title = title
            self.stage = stage
            self.due = due
            self.reached = reached
        }
    }

    /// Somebody of the network who takes part.
    public struct Participant: Sendable, Hashable {
        /// The member's id; it stays when the member is gone.
        public var member: String
        /// As what, a code of `member-roles`.
        public var role: String

        /// Makes a participant.
        public init(member: String, role: String) {
            self.member = member
            self.role = role
        }
    }

    /// Something that was made.
    public struct Deliverable: Sendable, Hashable {
        /// What.
        public var title: String
        /// When it was handed over.
        public var date: CalendarDate
        /// Where it lies.
        public var link: String?

        /// Makes a deliverable.
        public init(title: String, date: CalendarDate, link: String? = nil) {
            self.title = title
            self.date = date
            self.link = link
        }
    }

    /// Something that others should know.
    public struct Lesson: Sendable, Hashable {
        /// What was learned.
        public var text: String
        /// The language of the text, ISO 639-1.
        public var language: String?
        /// When it was written down.
        public var date: CalendarDate

        /// Makes a lesson.
        public init(text: String, language: String? = nil, date: CalendarDate) {
            self.text = text
            self.language = language
            self.date = date
        }
    }

    /// What came of it; with it the twinning ends.
    public struct Outcome: Sendable, Hashable {
        /// The outcome, a code of `twinning-outcomes`.
        public var outcome: String
        /// In words.
        public var text: String?
        /// Since when.
        public var date: CalendarDate

        /// Makes an outcome.
        public init(outcome: String, text: String? = nil, date: CalendarDate) {
            self.outcome = outcome
            self.text = text
            self.date = date
        }
    }

    /// What is said of a twinning when it is opened, and never changes.
    public struct Opening: Sendable, Hashable {
        /// The id of the region that gives.
        public var originator: String
        /// The id of the region that takes over.
        public var adopter: String
        /// The id of the needs profile that it is for.
        public var profile: String
        /// The solution's id.
        public var solution: String
        /// How much is taken over, a code of `twinning-types`; nil where that is open.
        public var type: String?
        /// The first day.
        public var start: CalendarDate

        /// Makes an opening.
        public init(
            originator: String,
            adopter: String,
            profile: String,
            solution: String,
            type: String?,
            start: CalendarDate
        ) {
            self.originator = originator
            self.adopter = adopter
            self.profile = profile
            self.solution = solution
            self.type = type
            self.start = start
        }
    }

    /// The id.
    public let id: String
    /// How many changes have made it; 1 when it has just been opened.
    public private(set) var version = 0
    /// What it is about.
    public let opening: Opening
    /// The stages in the order of their days.
    public private(set) var stages: [Stage]
    /// The stage it stands in; nil before the first.
    public private(set) var stage: String?
    /// The milestones, in the order they were named.
    public private(set) var milestones: [Milestone] = []
    /// Who takes part, in the order they came.
    public private(set) var participants: [Participant] = []
    /// What was made, in the order it was told.
    public private(set) var deliverables: [Deliverable] = []
    /// What was learned, in the order it was told.
    public private(set) var lessons: [Lesson] = []
    /// What came of it; nil while it is open.
    public private(set) var outcome: Outcome?

    /// Whether it still runs.
    public var isOpen: Bool { outcome == nil }

    /// A twinning that begins with a change; nil where that opens nothing.
    public init?(_ change: TwinningChange) {
        guard let opening = change.opening else { return nil }
        id = change.twinning
        self.opening = opening
        stages = change.stages
        apply(change)
    }

    /// What a change makes of it.
    ///
    /// - Complexity: O(*n*) in its rows.
    public func applying(_ change: TwinningChange) -> Twinning {
        var next = self
        next.apply(change)
        return next
    }

    mutating func apply(_ change: TwinningChange) {
        version += 1
        if let entry = change.entry { enter(entry) }
        for milestone in change.milestones {
            Self.set(milestone, in: &milestones, by: \.title)
        }
        participants.removeAll { change.removed.contains($0.member) }
        for participant in change.added {
            Self.set(participant, in: &participants, by: \.member)
        }
        for deliverable in change.deliverables {
            Self.set(deliverable, in: &deliverables, by: \.title)
        }
        lessons += change.lessons
        if let outcome = change.outcome { self.outcome = outcome }
    }

    /// Puts a row in the place of the one of the same name, or behind all.
    private static func set<Row, Name: Equatable>(
        _ row: Row,
        in rows: inout [Row],
        by name: (Row) -> Name
    ) {
        if let place = rows.firstIndex(where: { name($0) == name(row) }) {
            rows[place] = row
        } else {
            rows.append(row)
        }
    }

    /// Whoever enters a stage is in none that lies behind it.
    private mutating func enter(_ entry: TwinningChange.Entry) {
        guard let place = stages.firstIndex(where: { $0.stage == entry.stage }) else { return }
        stage = entry.stage
        stages[place].entered = entry.date
        for later in stages.indices where later > place { stages[later].entered = nil }
    }
}
