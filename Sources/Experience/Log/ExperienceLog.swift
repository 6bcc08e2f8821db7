public import Catalog
import Documents
import Matching

/// The log of events with everything that follows from it, for whoever adds to it.
///
/// An event changes what follows by its own size, and can be taken back as long as it is the last.
/// The same events lead to the same sums, in whichever order they came and whatever was taken out
/// in between.
public struct ExperienceLog: Sendable {
    /// A vote as the log keeps it.
    struct VoteRecord: Sendable {
        var voice: SolutionTally.Voice
        var author: Int32
        var solution: Int32
        var level: Int32
        /// The place in the log of the author's vote for the solution before this one; -1 for none.
        var previous: Int
    }

    /// One event as the log keeps it.
    struct Record: Sendable {
        enum Content: Sendable {
            case vote(VoteRecord)
            case step(AdoptionStep)
            /// The id of the twinning.
            case twinning(String)
            /// The number of the member.
            case membership(Int)
            case withdrawal(of: Int)
            case erasure
            /// What it was is no longer known.
            case erased
        }

        var number: Int
        var portal: Int32
        var content: Content
        /// Whether a later event says that it no longer counts.
        var isWithdrawn = false
    }

    /// An author and a solution.
    struct Opinion: Sendable, Hashable {
        var author: Int32
        var solution: Int32
    }

    let geography: Geography
    let votesAnHour: Int
    var records: [Record] = []
    var names = Interned()
    var authors: [Pseudonym: Int32] = [:]
    /// The authors that there ever were; numbers are not used again.
    var authorCount: Int32 = 0
    /// The place in the log of the latest vote of each opinion.
    var latest: [Opinion: Int] = [:]
    var tallies: [Int32: SolutionTally] = [:]
    var book = AdoptionBook()
    /// The twinnings.
    public internal(set) var twinnings = TwinningBook()
    /// Who is in the network.
    public internal(set) var network = NetworkBook()
    /// The solutions whose sums have changed since they were last published.
    var changed: Set<String> = []
    private var published = Experience.none
    /// How many votes each author has sent in the hour of the latest one.
    var pace: [Int32: (hour: Int32, count: Int)] = [:]

    /// Makes an empty log.
    ///
    /// - Parameters:
    ///   - geography: the regions that events come from.
    ///   - votesAnHour: the most whole votes of an hour, for one solution.
    public init(geography: Geography, votesAnHour: Int) {
        self.geography = geography
        self.votesAnHour = votesAnHour
    }

    /// The number of the last event; 0 before the first.
    public var lastNumber: Int { records.last?.number ?? 0 }

    /// Adds an event.
    ///
    /// - Complexity: O(1), for a step O(*n*) in the steps of its place.
    public mutating func append(_ event: ExperienceEvent) {
        let portal = names.number(of: event.portal)
        switch event.content {
        case .vote(let vote): append(vote, event, portal)
        case .step(let step):
            add(Record(number: event.number, portal: portal, content: .step(step)))
            book.insert(step)
            changed.insert(step.solution)
        case .twinning(let change):
            add(Record(number: event.number, portal: portal, content: .twinning(change.twinning)))
            twinnings.append(
                .init(number: event.number, time: event.time, by: event.portal, change: change)
            )
        case .membership(let member):
            add(Record(number: event.number, portal: portal, content: .membership(member.number)))
            network.append(member)
        case .withdrawal(let target):
            add(Record(number: event.number, portal: portal, content: .withdrawal(of: target)))
            if let place = place(of: target) { setWithdrawn(true, place) }
        case .erasure: add(Record(number: event.number, portal: portal, content: .erasure))
        }
    }

    /// Takes the last events back, as if they had never come.
    ///
    /// - Parameter number: the last one that stays.
    /// - Complexity: O(*n*) in the events that go.
    public mutating func rollBack(to number: Int) {
        while let last = records.last, last.number > number {
            switch last.content {
            case .vote(let vote): takeBack(vote, at: records.count - 1)
            case .step(let step):
                if !last.isWithdrawn { book.remove(step) }
                changed.insert(step.solution)
            case .twinning(let id): twinnings.removeLast(of: id, last.number)
            case .membership(let number): network.removeLast(of: number, last.number)
            case .withdrawal(let target):
                if !last.isWithdrawn, let place = place(of: target) { setWithdrawn(false, place) }
            case .erasure, .erased: break
            }
            records.removeLast()
        }
    }

    /// What queries read from now on.
    ///
    /// - Returns: it, and the solutions of which it says something else than what was published
    ///   before.
    /// - Complexity: O(*s* + *v*) for *s* solutions with any voice, and *v* sums of voices about
    ///   those that have changed.
    public mutating func publish() -> (experience: Experience, changed: Set<String>) {
        var evidence = published.evidence
        var said = published.said
        evidence.revision = lastNumber
        for solution in changed {
            let tally = names.known(solution).flatMap { tallies[$0] }
            evidence.voices[solution] = tally.map(\.sums)
            said[solution] = tally.map(self.said)
            evidence.sites[solution] = sites(of: solution)
        }
        published = Experience(
            evidence: evidence,
            said: said,
            adoption: book,
            twinnings: twinnings,
            network: network
        )
        defer { changed = [] }
        return (published, changed)
    }

    // MARK: Records

    mutating func add(_ record: Record) { records.append(record) }

    /// Where an event stands in the log; nil where there is none of that number.
    ///
    /// - Complexity: O(log *n*).
    func place(of number: Int) -> Int? {
        var (low, high) = (0, records.count)
        while low < high {
            let middle = (low + high) / 2
            if records[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < records.count && records[low].number == number ? low : nil
    }

    /// Says of an event whether it counts.
    mutating func setWithdrawn(_ isWithdrawn: Bool, _ place: Int) {
        switch records[place].content {
        case .vote(let vote):
            let before = counted(vote)
            records[place].isWithdrawn = isWithdrawn
            exchange(before, counted(vote), of: vote)
        case .step(let step):
            records[place].isWithdrawn = isWithdrawn
            if isWithdrawn { book.remove(step) } else { book.insert(step) }
            changed.insert(step.solution)
        case .withdrawal(let target):
            records[place].isWithdrawn = isWithdrawn
            if let place = self.place(of: target) { setWithdrawn(!isWithdrawn, place) }
        case .twinning, .membership, .erasure, .erased: break
        }
    }

    private func said(_ tally: SolutionTally) -> Experience.Said {
        let groups = tally.ratings.map { group, ratings in
            (region: geography.regions[Int(group.region)].id, role: names[group.role], ratings)
        }
        return Experience.Said(
            groups: groups.sorted { ($0.region, $0.role) < ($1.region, $1.role) },
            bursts: tally.bursts
        )
    }

    /// The sites of a solution; nil where no region has told of any.
    private func sites(of solution: String) -> [Evidence.Site]? {
        let courses = book.courses(of: solution)
        guard !courses.isEmpty else { return nil }
        return courses.compactMap { place, steps in
            guard let step = steps.last, let region = geography.position(of: place.region)
            else { return nil }
            return Evidence.Site(region: region, year: step.date.year, level: step.level)
        }.sorted { ($0.region, $0.year, $0.level ?? "") < ($1.region, $1.year, $1.level ?? "") }
    }
}
