/// Stages one after the other on an axis of days, and what is to be done by when.
public struct TimelineFigure: Sendable {
    /// One stage.
    public struct Stage: Sendable {
        /// Where a stage stands.
        public enum Standing: String, Sendable {
            /// It is over.
            case past
            /// It goes on.
            case current
            /// It has not begun.
            case ahead
        }

        /// What it is called.
        public var label: String
        /// Its dates in words.
        public var dates: String
        /// The days on which it begins and ends.
        public var days: ClosedRange<Int>
        /// The day on which it was entered; nil where it was not.
        public var entered: Int?
        /// Where it stands.
        public var standing: Standing

        /// Makes a stage.
        ///
        /// - Parameter days: counted from any day, the same for the whole figure.
        public init(
            label: String,
            dates: String,
            days: ClosedRange<Int>,
            entered: Int?,
            standing: Standing
        ) {
            self.label = label
            self.dates = dates
            self.days = days
            self.entered = entered
            self.standing = standing
        }
    }

    /// One thing that is to be done.
    public struct Milestone: Sendable {
        /// What it is.
        public var title: String
        /// Its dates in words.
        public var dates: String
        /// The day by which it is due, or on which it was reached; nil where none is set.
        public var day: Int?
        /// Whether it is done.
        public var isReached: Bool
        /// The stage it belongs to, by its place in the figure; nil for none.
        public var stage: Int?

        /// Makes a milestone.
        public init(title: String, dates: String, day: Int?, isReached: Bool, stage: Int?) {
            self.title = title
            self.dates = dates
            self.day = day
            self.isReached = isReached
            self.stage = stage
        }
    }

    /// The words of a figure.
    public struct Words: Sendable {
        /// What a stage is called.
        public var stage: String
        /// The heading over dates.
        public var dates: String
        /// A stage that is over.
        public var past: String
        /// A stage that goes on.
        public var current: String
        /// A stage that has not begun.
        public var ahead: String
        /// The day on which a stage was entered.
        public var entered: String
        /// What a milestone is called.
        public var milestone: String
        /// A milestone that is due.
        public var due: String
        /// A milestone that should have been reached by now.
        public var late: String
        /// A milestone that is reached.
        public var reached: String
        /// The present day.
        public var today: String

        /// Makes the words.
        public init(
            stage: String,
            dates: String,
            past: String,
            current: String,
            ahead: String,
            entered: String,
            milestone: String,
            due: String,
            late: String,
            reached: String,
            today: String
        ) {
            self.stage = stage
            self.dates = dates
            self.past = past
            self.current = current
            self.ahead = ahead
            self.entered = entered
            self.milestone = milestone
            self.due = due
            self.late = late
            self.reached = reached
            self.today = today
        }

        /// The word for where a stage stands.
        func word(for standing: Stage.Standing) -> String {
            switch standing {
            case .past: past
            case .current: current
            case .ahead: ahead
            }
        }
    }

    /// What the figure shows, in one line.
    public var caption: String
    /// The stages in their order.
    public var stages: [Stage]
    /// What is to be done, in its order: the figure numbers it.
    public var milestones: [Milestone]
    /// Days at which the axis has a word, such as the first ones of months.
    public var ticks: [(day: Int, label: String)]
    /// The present day.
    public var today: Int
    /// Its words.
    public var words: Words

    /// Makes a figure.
    public init(
        caption: String,
        stages: [Stage],
        milestones: [Milestone],
        ticks: [(day: Int, label: String)],
        today: Int,
        words: Words
    ) {
        self.caption = caption
        self.stages = stages
        self.milestones = milestones
        self.ticks = ticks
        self.today = today
        self.words = words
    }

    /// The first and the last day of the axis: of everything planned or done. The present day moves
    /// neither, or a twinning of long ago would be a dot.
    public var span: ClosedRange<Int> {
        let all =
            stages.flatMap { [$0.days.lowerBound, $0.days.upperBound] }
            + stages.compactMap(\.entered) + milestones.compactMap(\.day)
        guard let first = all.min(), let last = all.max(), first < last else {
            let only = all.first ?? today
            return only...(only + 1)
        }
        return first...last
    }

    /// Whether a milestone should have been reached by now.
    func isLate(_ milestone: Milestone) -> Bool {
        guard let day = milestone.day, !milestone.isReached else { return false }
        return day < today
    }

    /// The place of a day on the axis in percent; nil outside it.
    func place(of day: Int) -> Double? {
        let days = span
        guard days.contains(day) else { return nil }
        return 100 * Double(day - days.lowerBound) / Double(days.upperBound - days.lowerBound)
    }

    /// A stage in words, for who cannot see it.
    func description(of stage: Stage) -> String {
        "\(stage.label): \(words.word(for: stage.standing)), \(stage.dates)"
    }

    /// The stages in words.
    var stageTable: Report.Table {
        Report.Table(
            [(words.stage, false), (words.dates, false), ("", false)],
            rows: stages.map { stage in
                [
                    [.plain(stage.label)], [.plain(stage.dates)],
                    [.plain(words.word(for: stage.standing))],
                ]
            }
        )
    }

    /// The milestones in words, by their numbers.
    var milestoneTable: Report.Table {
        Report.Table(
            [(words.milestone, false), (words.dates, false), ("", false)],
            rows: milestones.enumerated().map { index, milestone in
                [
                    [.plain("\(index + 1). \(milestone.title)")], [.plain(milestone.dates)],
                    [
                        isLate(milestone)
                            ? .strong(words.late)
                            : .plain(milestone.isReached ? words.reached : words.due)
                    ],
                ]
            }
        )
    }
}
