import Catalog
import Documents
import Experience
import TestSupport
import Testing

@Suite("Who is in the network follows from entries, and from nothing else")
struct NetworkBookTests {
    /// A story in which people join and change their entries.
    private struct Telling {
        var story = Story()
        /// The numbers of the members, by author.
        var numbers: [Int: Int] = [:]
        var versions: [Int: Int] = [:]

        mutating func join(_ author: Int, name: String) {
            let event = story.number + 1
            let number = numbers[author] ?? event
            numbers[author] = number
            versions[author, default: 0] += 1
            let card = NetworkMember.Card(kind: "k", name: name, region: "RO21", roles: [])
            story.tell(
                .membership(
                    NetworkMember(
                        number: number,
                        version: versions[author] ?? 1,
                        event: event,
                        author: Story.author(author),
                        portal: "p",
                        card: card,
                        consent: .init(date: CalendarDate("2026-01-01")!, purposes: [])
                    )
                )
            )
        }
    }

    @Test("Taking any number of entries back leaves what was there before", arguments: 0..<20)
    func rollBack(seed: Int) {
        var random = SplitMix64(seed: seed)
        var telling = Telling()
        var states: [[NetworkMember]] = [[]]
        for count in 0..<40 {
            telling.join(random.below(9), name: "n\(count)")
            states.append(telling.story.log.network.members)
        }
        while telling.story.log.lastNumber > 0 {
            let number = max(0, telling.story.log.lastNumber - 1 - random.below(7))
            telling.story.log.rollBack(to: number)
            #expect(telling.story.log.network.members == states[number], "seed \(seed), \(number)")
            for author in 0..<9 where telling.numbers[author] ?? .max > number {
                let left = telling.story.log.network.member(of: Story.author(author))
                #expect(left == nil, "seed \(seed), \(number): author \(author) is known")
            }
        }
    }

    @Test("Who is erased is gone with every version, and nobody else is touched", arguments: 0..<20)
    func erasure(seed: Int) {
        var random = SplitMix64(seed: seed)
        var telling = Telling()
        for count in 0..<40 {
            if random.below(2) == 0 {
                telling.join(random.below(5), name: "n\(count)")
            } else {
                // The same people by another pseudonym, as the daemon makes them.
                telling.story.tell(.vote(Story.vote(1, by: 100 + random.below(5))))
            }
        }
        let before = telling.story.log.network.members
        let sums = telling.story.sums()
        let gone = Story.author(2)
        let entries = telling.story.log.events(of: gone).entries
        #expect(entries.count == telling.versions[2] ?? 0, "seed \(seed)")
        telling.story.log.erase(gone)
        let after = telling.story.experience().network
        #expect(after.members == before.filter { $0.author != gone }, "seed \(seed)")
        #expect(after.versions(of: gone).isEmpty, "seed \(seed)")
        #expect(telling.story.log.events(of: gone).all.isEmpty, "seed \(seed)")
        #expect(telling.story.sums() == sums, "seed \(seed): leaving has touched votes")
        for event in entries {
            #expect(telling.story.log.entry(event) == nil, "seed \(seed): event \(event) is told")
        }
        // What was erased is not brought back by taking back what came before it.
        telling.story.log.rollBack(to: 0)
        #expect(telling.story.experience().network.isEmpty, "seed \(seed)")
    }
}
