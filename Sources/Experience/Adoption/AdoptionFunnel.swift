public import Documents

/// How far solutions have come stage by stage, how long that took, and where they stand still.
public struct AdoptionFunnel: Sendable {
    /// One stage.
    public struct Stage: Sendable, Hashable {
        /// The stage, a code of `adoption-stages`.
        public var stage: String
        /// The places that have been there or further at least once.
        public var reached: Int
        /// The places that stand there now.
        public var here: Int
        /// How often a place has moved on or back from there.
        public var stays: Int
        /// The median length of these stays, in days; nil where there is none.
        public var medianDays: Double?
        /// The share of the places that reached it which reached the next one, 0...1; nil for the
        /// last stage and where nobody has reached it.
        public var conversion: Double?

        /// Makes a stage.
        public init(
            stage: String,
            reached: Int,
            here: Int,
            stays: Int,
            medianDays: Double?,
            conversion: Double?
        ) {
            self.stage = stage
            self.reached = reached
            self.here = here
            self.stays = stays
            self.medianDays = medianDays
            self.conversion = conversion
        }
    }

    /// A place that has not come further for long.
    public struct Stalled: Sendable, Hashable {
        /// Where.
        public var place: AdoptionPlace
        /// The stage it stands at.
        public var stage: String
        /// Since when.
        public var since: CalendarDate
        /// For how many days.
        public var days: Int

        /// Makes a stalled place.
        public init(place: AdoptionPlace, stage: String, since: CalendarDate, days: Int) {
            self.place = place
            self.stage = stage
            self.since = since
            self.days = days
        }
    }

    /// The time a place has spent at one stage without a break.
    private struct Stay {
        var stage: Int
        var since: CalendarDate
        /// When another stage followed; nil while it lasts.
        var end: CalendarDate?
    }

    /// The stages in order.
    public private(set) var stages: [Stage]
    /// The places that have told a stage.
    public private(set) var staged = 0
    /// The places of which nobody has told a stage, only a record that it runs there.
    public private(set) var unstaged = 0
    /// The places that have stood at a stage before the last for too long, the longest first.
    public private(set) var stalled: [Stalled] = []

    /// Counts.
    ///
    /// A place that has told a stage has reached every stage before it too, whether it told of them
    /// or not; so no stage has been reached by more places than the one before.
    ///
    /// - Parameters:
    ///   - courses: what is known up to the day.
    ///   - recorded: how many more places there are of which only records speak.
    ///   - codes: the stages in order.
    ///   - day: the day that is today.
    ///   - patience: the days after which a place is called stalled.
    /// - Complexity: O(*n* log *n*) in the steps.
    public init(
        of courses: some Sequence<AdoptionCourse>,
        recorded: Int = 0,
        stages codes: [String],
        asOf day: CalendarDate,
        stalledAfter patience: Int
    ) {
        unstaged = recorded
        let positions = Dictionary(codes.enumerated().map { ($1, $0) }) { first, _ in first }
        var reached = [Int](repeating: 0, count: codes.count)
        var here = reached
        var lengths = [[Int]](repeating: [], count: codes.count)
        for course in courses {
            let stays = Self.stays(in: course.steps, positions)
            guard let last = stays.last else {
                unstaged += 1
                continue
            }
            staged += 1
            here[last.stage] += 1
            let furthest = stays.map(\.stage).max() ?? last.stage
            for stage in 0...furthest { reached[stage] += 1 }
            for stay in stays {
                guard let end = stay.end else { continue }
                lengths[stay.stage].append(end.daysSince1970 - stay.since.daysSince1970)
            }
            let days = day.daysSince1970 - last.since.daysSince1970
            if last.stage < codes.count - 1, days > patience {
                stalled.append(
                    Stalled(
                        place: course.place,
                        stage: codes[last.stage],
                        since: last.since,
                        days: days
                    )
                )
            }
        }
        stages = codes.indices.map { index in
            let next = index + 1 < codes.count ? reached[index + 1] : nil
            return Stage(
                stage: codes[index],
                reached: reached[index],
                here: here[index],
                stays: lengths[index].count,
                medianDays: Self.median(of: lengths[index]),
                conversion: reached[index] == 0
                    ? nil : next.map { Double($0) / Double(reached[index]) }
            )
        }
        stalled.sort { ($1.days, $0.place) < ($0.days, $1.place) }
    }

    /// Steps that follow each other at one stage are one stay: only the level has changed.
    private static func stays(in steps: [AdoptionStep], _ positions: [String: Int]) -> [Stay] {
        var stays: [Stay] = []
        for step in steps {
            guard let stage = positions[step.stage], stage != stays.last?.stage else { continue }
            if let last = stays.indices.last { stays[last].end = step.date }
            stays.append(Stay(stage: stage, since: step.date))
        }
        return stays
    }

    private static func median(of values: [Int]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        return Double(sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2
    }
}
