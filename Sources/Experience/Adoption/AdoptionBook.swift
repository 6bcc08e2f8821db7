public import Documents

/// The steps of every solution at every place, as regions have told them.
public struct AdoptionBook: Sendable {
    /// The steps by solution and place, by date and then as they were told.
    private var courses: [String: [AdoptionPlace: [AdoptionStep]]] = [:]

    /// An empty book.
    public init() {}

    /// Whether no region has told anything.
    public var isEmpty: Bool { courses.isEmpty }

    /// The steps of a solution by place.
    public func courses(of solution: String) -> [AdoptionPlace: [AdoptionStep]] {
        courses[solution] ?? [:]
    }

    /// The steps of every place, by solution, region and site.
    ///
    /// - Complexity: O(*n* log *n*) in the places.
    public var all: [(place: AdoptionPlace, steps: [AdoptionStep])] {
        courses.values.joined().map { (place: $0.key, steps: $0.value) }
            .sorted { $0.place < $1.place }
    }

    /// The latest step at a place; nil where none was told.
    public func current(at place: AdoptionPlace) -> AdoptionStep? {
        courses[place.solution]?[place]?.last
    }

    /// The step that was the latest on a day.
    public func step(at place: AdoptionPlace, on day: CalendarDate) -> AdoptionStep? {
        courses[place.solution]?[place]?.last { $0.date <= day }
    }

    /// Writes a step down where its date belongs.
    ///
    /// - Complexity: O(*n*) in the steps of the place.
    mutating func insert(_ step: AdoptionStep) {
        var course = courses[step.solution]?[step.place] ?? []
        let after = course.firstIndex { ($0.date, $0.number) > (step.date, step.number) }
        course.insert(step, at: after ?? course.count)
        courses[step.solution, default: [:]][step.place] = course
    }

    /// Takes a step out again.
    ///
    /// - Complexity: O(*n*) in the steps of the place.
    mutating func remove(_ step: AdoptionStep) {
        var course = courses[step.solution]?[step.place] ?? []
        course.removeAll { $0.number == step.number }
        courses[step.solution]?[step.place] = course.isEmpty ? nil : course
        if courses[step.solution]?.isEmpty == true { courses[step.solution] = nil }
    }
}

extension AdoptionStep {
    /// Where it belongs.
    public var place: AdoptionPlace {
        AdoptionPlace(solution: solution, region: region, site: site)
    }
}
