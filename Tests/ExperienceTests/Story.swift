import Catalog
import Documents
import Experience
import Matching

/// A log that is told event by event.
struct Story {
    static let geography = Geography(
        regions: ["HU31", "PL82", "RO21", "RO22"].map {
            Region(id: $0, name: $0, country: String($0.prefix(2)), level: .basic)
        },
        countries: ["HU", "PL", "RO"].map { Country(id: $0, isInEU: true, languages: []) },
        aliases: [:]
    )
    static let hour = 3_600_000
    static let start = 1_790_000_000_000 / hour * hour

    var log: ExperienceLog
    var number = 0

    init(votesAnHour: Int = 20) {
        log = ExperienceLog(geography: Self.geography, votesAnHour: votesAnHour)
    }

    /// A person.
    static func author(_ number: Int) -> Pseudonym {
        let bytes = (0..<32).map { UInt8(truncatingIfNeeded: number >> (8 * ($0 % 4)) &+ $0) }
        guard let author = Pseudonym(bytes) else { fatalError("a pseudonym has 32 bytes") }
        return author
    }

    /// A vote.
    static func vote(
        _ score: Int,
        by author: Int,
        on solution: String = "a",
        in region: String = "RO21",
        as role: String = "nurse"
    ) -> Vote {
        Vote(
            solution: solution,
            region: region,
            author: Self.author(author),
            role: role,
            level: "uptake",
            score: score
        )
    }

    /// Adds an event and returns its number.
    @discardableResult
    mutating func tell(
        _ content: ExperienceEvent.Content,
        hour: Int = 0,
        portal: String = "p"
    ) -> Int {
        number += 1
        let time = Self.start + hour * Self.hour
        log.append(
            ExperienceEvent(number: number, time: time, portal: portal, content: content)
        )
        return number
    }

    /// Adds a step of solution `a` in RO21.
    @discardableResult
    mutating func step(
        _ stage: String,
        _ level: String?,
        on date: String,
        site: String = "",
        region: String = "RO21"
    ) -> Int {
        let next = number + 1
        return tell(
            .step(
                AdoptionStep(
                    number: next,
                    solution: "a",
                    region: region,
                    site: site,
                    stage: stage,
                    level: level,
                    date: CalendarDate(date)!
                )
            )
        )
    }

    /// What follows from the log so far.
    mutating func experience() -> Experience { log.publish().experience }

    /// Weight in whole votes and favour 0...1 each of a solution's voices, by region and portal.
    mutating func sums(_ solution: String = "a") -> Set<Evidence.Voices> {
        Set(experience().evidence.voices[solution] ?? [])
    }
}
