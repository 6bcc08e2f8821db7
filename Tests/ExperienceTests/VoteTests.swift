import Experience
import Matching
import TestSupport
import Testing

@Suite("What users say is added up, and can be taken back")
struct VoteTests {
    private let unit = Evidence.Voices.unit

    @Test("Ten votes of one author count as one, the latest")
    func oneAuthor() {
        var story = Story()
        for score in [-3, -3, -3, -3, -3, -3, -3, -3, -3, 2] {
            story.tell(.vote(Story.vote(score, by: 1)))
        }
        var single = Story()
        single.tell(.vote(Story.vote(2, by: 1)))
        #expect(story.sums() == single.sums())
        #expect(story.sums().map(\.weight) == [unit])
    }

    @Test("The votes of one hour weigh at most twenty whole ones, each the same")
    func hour() {
        var story = Story()
        for author in 0..<20 { story.tell(.vote(Story.vote(3, by: author))) }
        #expect(story.sums().map(\.weight) == [20 * unit])
        for author in 20..<80 { story.tell(.vote(Story.vote(3, by: author))) }
        #expect(story.sums().map(\.weight) == [80 * (unit * 20 / 80)])
        #expect(story.sums().map(\.count) == [80])
        for author in 80..<90 { story.tell(.vote(Story.vote(3, by: author)), hour: 1) }
        #expect(story.sums().map(\.weight) == [30 * unit])
        #expect(story.experience().said["a"]?.bursts == 1)
    }

    @Test("A withdrawal leaves what was there before, and can itself be withdrawn")
    func withdrawal() {
        var story = Story()
        story.tell(.vote(Story.vote(1, by: 1)))
        let before = story.sums()
        let second = story.tell(.vote(Story.vote(-3, by: 1)))
        let after = story.sums()
        #expect(after != before)
        let withdrawal = story.tell(.withdrawal(of: second))
        #expect(story.sums() == before)
        story.tell(.withdrawal(of: withdrawal))
        #expect(story.sums() == after)
    }

    @Test(
        "Whatever comes and goes, the sums are those of the votes that are left",
        arguments: 0..<60
    )
    func anyOrder(seed: Int) {
        var random = SplitMix64(seed: seed)
        var story = Story(votesAnHour: 5)
        var votes: [(number: Int, vote: Vote, hour: Int, portal: String)] = []
        var withdrawn: [Int: Int] = [:]
        for _ in 0..<200 {
            if Int.random(in: 0..<4, using: &random) > 0 || votes.isEmpty {
                let vote = Story.vote(
                    Int.random(in: -3...3, using: &random),
                    by: Int.random(in: 0..<12, using: &random),
                    on: ["a", "b"][Int.random(in: 0..<2, using: &random)],
                    in: ["RO21", "HU31", "PL82"][Int.random(in: 0..<3, using: &random)],
                    as: ["nurse", "patient"][Int.random(in: 0..<2, using: &random)]
                )
                let hour = Int.random(in: 0..<3, using: &random)
                let portal = ["p", "q"][Int.random(in: 0..<2, using: &random)]
                let number = story.tell(.vote(vote), hour: hour, portal: portal)
                votes.append((number, vote, hour, portal))
            } else {
                let number = votes[Int.random(in: 0..<votes.count, using: &random)].number
                if let earlier = withdrawn.removeValue(forKey: number) {
                    story.tell(.withdrawal(of: earlier))
                } else {
                    withdrawn[number] = story.tell(.withdrawal(of: number))
                }
            }
        }
        // The latest vote of each author for each solution that is not withdrawn, told once.
        var plain = Story(votesAnHour: 5)
        var heard: Set<[String]> = []
        for (number, vote, hour, portal) in votes.reversed() where withdrawn[number] == nil {
            guard heard.insert([vote.solution, "\(vote.author.bytes)"]).inserted else { continue }
            plain.tell(.vote(vote), hour: hour, portal: portal)
        }
        for solution in ["a", "b"] {
            #expect(named(&story, solution) == named(&plain, solution), "seed \(seed), \(solution)")
        }
    }

    /// Sums whose portals have no numbers of their own.
    private func named(_ story: inout Story, _ solution: String) -> Set<[Int]> {
        let sums = story.sums(solution)
        let portals = Set(sums.map(\.portal))
        // Two portals at the most, told apart by what they weigh.
        let order = portals.sorted { one, other in
            let key = { (portal: Int) in
                sums.filter { $0.portal == portal }.map { [$0.region, $0.weight, $0.favour] }
                    .sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 }
            }
            return key(one).lexicographicallyPrecedes(key(other))
        }
        return Set(
            sums.map { sum in
                [order.firstIndex(of: sum.portal)!, sum.region, sum.count, sum.weight, sum.favour]
            }
        )
    }

    @Test("What was taken back as the last was never there", arguments: 0..<30)
    func rollBack(seed: Int) {
        var random = SplitMix64(seed: seed)
        var story = Story(votesAnHour: 3)
        var kept = story
        let total = 80
        let cut = Int.random(in: 0..<total, using: &random)
        for number in 1...total {
            switch Int.random(in: 0..<5, using: &random) {
            case 0 where number > 1:
                let target = Int.random(in: 1..<number, using: &random)
                let isOpen = story.log.entry(target)?.isWithdrawn == false
                story.tell(isOpen ? .withdrawal(of: target) : .erasure)
            case 1:
                let stages = ["piloting", "deploying", "scaling-up"]
                let stage = stages[Int.random(in: 0..<3, using: &random)]
                story.step(stage, "uptake", on: "2026-0\(Int.random(in: 1...9, using: &random))-01")
            default:
                let author = Int.random(in: 0..<5, using: &random)
                story.tell(.vote(Story.vote(Int.random(in: -3...3, using: &random), by: author)))
            }
            if number == cut { kept = story }
        }
        story.log.rollBack(to: cut)
        #expect(story.sums() == kept.sums(), "seed \(seed), cut at \(cut)")
        let (one, other) = (story.experience(), kept.experience())
        #expect(one.evidence.sites == other.evidence.sites, "seed \(seed), cut at \(cut)")
        #expect(one.evidence.revision == other.evidence.revision, "seed \(seed)")
    }

    @Test("Whoever is erased was never there", arguments: 0..<40)
    func erasure(seed: Int) {
        var random = SplitMix64(seed: seed)
        var story = Story(votesAnHour: 4)
        var without = Story(votesAnHour: 4)
        for _ in 0..<150 {
            let author = Int.random(in: 0..<6, using: &random)
            let vote = Story.vote(
                Int.random(in: -3...3, using: &random),
                by: author,
                in: ["RO21", "HU31"][Int.random(in: 0..<2, using: &random)]
            )
            let hour = Int.random(in: 0..<4, using: &random)
            story.tell(.vote(vote), hour: hour)
            if author != 3 { without.tell(.vote(vote), hour: hour) }
        }
        story.log.erase(Story.author(3))
        #expect(story.sums() == without.sums(), "seed \(seed)")
        #expect(story.log.events(of: Story.author(3)).votes.isEmpty, "seed \(seed)")
        // The person may speak again.
        story.tell(.vote(Story.vote(2, by: 3)))
        without.tell(.vote(Story.vote(2, by: 3)))
        #expect(story.sums() == without.sums(), "seed \(seed)")
    }

    @Test("What is remarkable about a vote is told before it is counted")
    func standing() {
        var story = Story(votesAnHour: 2)
        let vote = Story.vote(2, by: 1)
        let first = story.log.standing(of: vote, time: Story.start)
        #expect(first.replaced == nil && !first.isDuplicate && first.inHour == 0)
        let number = story.tell(.vote(vote))
        let again = story.log.standing(of: vote, time: Story.start)
        #expect(again.replaced == number && again.isDuplicate && again.inHour == 1)
        #expect(again.byAuthor == 1)
        let other = story.log.standing(of: Story.vote(1, by: 1), time: Story.start + Story.hour)
        #expect(other.replaced == number && !other.isDuplicate && other.byAuthor == 0)
    }
}
