/// Every twinning with the changes that made it what it is.
public struct TwinningBook: Sendable {
    /// A change as it was told.
    public struct Entry: Sendable {
        /// The number of its event.
        public var number: Int
        /// When it came, in ms since 1970.
        public var time: Int
        /// Who sent it.
        public var by: String
        /// What it changes.
        public var change: TwinningChange

        /// Makes an entry.
        public init(number: Int, time: Int, by: String, change: TwinningChange) {
            self.number = number
            self.time = time
            self.by = by
            self.change = change
        }
    }

    private struct Course: Sendable {
        var entries: [Entry]
        var now: Twinning
    }

    private var courses: [String: Course] = [:]

    /// An empty book.
    public init() {}

    /// Whether there is no twinning.
    public var isEmpty: Bool { courses.isEmpty }

    /// The twinnings as they are now, by id.
    ///
    /// - Complexity: O(*n* log *n*) in the twinnings.
    public var all: [Twinning] { courses.values.map(\.now).sorted { $0.id < $1.id } }

    /// The ids, in no order.
    public var ids: some Sequence<String> { courses.keys }

    /// The twinning of an id as it is now, or nil.
    public subscript(id: String) -> Twinning? { courses[id]?.now }

    /// The changes of a twinning, the first one first; none where there is no such twinning.
    public func entries(of id: String) -> [Entry] { courses[id]?.entries ?? [] }

    /// A twinning as it was at a version; nil where it never was.
    ///
    /// - Complexity: O(*v*) in the versions, each as large as what it changes.
    public func twinning(_ id: String, version: Int) -> Twinning? {
        guard let course = courses[id], (1...course.now.version).contains(version) else {
            return nil
        }
        return Self.made(by: course.entries.prefix(version))
    }

    /// The open twinning of a solution between two regions, whichever of them gives; nil for none.
    ///
    /// - Complexity: O(*n*) in the twinnings.
    public func open(between one: String, and other: String, of solution: String) -> Twinning? {
        courses.values.lazy.map(\.now).first { twinning in
            let opening = twinning.opening
            return twinning.isOpen && opening.solution == solution
                && Set([opening.originator, opening.adopter]) == Set([one, other])
        }
    }

    /// The twinnings that a member takes part in or once did, by id, with the member's latest role.
    ///
    /// - Complexity: O(*n*) in the changes.
    public func twinnings(
        with member: String
    ) -> [(twinning: Twinning, role: String, isThere: Bool)] {
        all.compactMap { twinning in
            let added = entries(of: twinning.id).flatMap(\.change.added)
            guard let last = added.last(where: { $0.member == member }) else { return nil }
            let isThere = twinning.participants.contains { $0.member == member }
            return (twinning, last.role, isThere)
        }
    }

    /// Writes a change down; one of a twinning that was never opened is passed over.
    ///
    /// - Complexity: O(*n*) in the rows of the twinning.
    mutating func append(_ entry: Entry) {
        let id = entry.change.twinning
        if courses[id] != nil {
            courses[id]?.entries.append(entry)
            courses[id]?.now.apply(entry.change)
        } else if let now = Twinning(entry.change) {
            courses[id] = Course(entries: [entry], now: now)
        }
    }

    /// Takes the last change of a twinning out again, where it came with the event of a number.
    ///
    /// - Complexity: O(*v*) in the versions of the twinning.
    mutating func removeLast(of id: String, _ number: Int) {
        guard var entries = courses[id]?.entries, entries.last?.number == number else { return }
        entries.removeLast()
        courses[id] = Self.made(by: entries[...]).map { Course(entries: entries, now: $0) }
    }

    private static func made(by entries: ArraySlice<Entry>) -> Twinning? {
        guard var twinning = entries.first.flatMap({ Twinning($0.change) }) else { return nil }
        for entry in entries.dropFirst() { twinning.apply(entry.change) }
        return twinning
    }
}
