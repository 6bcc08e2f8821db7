import Catalog
import Documents
import Experience
import TestSupport
import Testing

@Suite("Twinnings follow from their changes")
struct TwinningBookTests {
    private static let day = CalendarDate("2026-01-01")!

    private static func opening(_ id: String) -> TwinningChange {
        var change = TwinningChange(of: id)
        change.opening = Twinning.Opening(
            originator: "HU31",
            adopter: "RO21",
            profile: "RO21",
            solution: "a",
            type: nil,
            start: day
        )
        change.stages = ["one", "two", "three"].enumerated().map { number, stage in
            let first = day.daysSince1970 + 10 * number
            return Twinning.Stage(
                stage: stage,
                from: CalendarDate(daysSince1970: first),
                until: CalendarDate(daysSince1970: first + 9)
            )
        }
        return change
    }

    /// A random change of a twinning that is open.
    private static func change(of id: String, _ random: inout SplitMix64) -> TwinningChange {
        var change = TwinningChange(of: id)
        let date = CalendarDate(daysSince1970: day.daysSince1970 + random.below(50))
        switch random.below(6) {
        case 0: change.entry = .init(stage: ["one", "two", "three"][random.below(3)], date: date)
        case 1:
            let title = LocalizedText(en: "m\(random.below(3))", ro: "m")
            change.milestones = [.init(title: title, due: date)]
        case 2: change.added = [.init(member: "m-\(random.below(4))", role: "r\(random.below(2))")]
        case 3: change.removed = ["m-\(random.below(4))"]
        case 4: change.lessons = [.init(text: "l\(random.below(9))", date: date)]
        default: change.deliverables = [.init(title: "d\(random.below(3))", date: date)]
        }
        return change
    }

    @Test("Taking any number of changes back leaves what was there before them", arguments: 0..<20)
    func rollBack(seed: Int) {
        var random = SplitMix64(seed: seed)
        var story = Story()
        var ids: [String] = []
        var states: [[Twinning]] = [[]]
        for _ in 0..<60 {
            if ids.isEmpty || random.below(8) == 0 {
                ids.append("t\(ids.count)")
                story.tell(.twinning(Self.opening(ids[ids.count - 1])))
            } else {
                let id = ids[random.below(ids.count)]
                story.tell(.twinning(Self.change(of: id, &random)))
            }
            states.append(story.log.twinnings.all)
        }
        while story.log.lastNumber > 0 {
            let number = max(0, story.log.lastNumber - 1 - random.below(9))
            story.log.rollBack(to: number)
            #expect(story.log.twinnings.all == states[number], "seed \(seed), event \(number)")
            #expect(story.experience().twinnings.all == states[number], "seed \(seed)")
        }
    }

    @Test("Each version is what its changes made of it, and the last one is now", arguments: 0..<20)
    func versions(seed: Int) {
        var random = SplitMix64(seed: seed)
        var story = Story()
        story.tell(.twinning(Self.opening("t")))
        var seen = [story.log.twinnings["t"]]
        for _ in 0..<30 {
            story.tell(.twinning(Self.change(of: "t", &random)))
            seen.append(story.log.twinnings["t"])
        }
        let book = story.experience().twinnings
        for (index, twinning) in seen.enumerated() {
            #expect(twinning?.version == index + 1, "seed \(seed)")
            #expect(book.twinning("t", version: index + 1) == twinning, "seed \(seed), \(index)")
        }
        #expect(book.twinning("t", version: 0) == nil)
        #expect(book.twinning("t", version: 32) == nil)
    }

    @Test("A change of a twinning that was never opened changes nothing")
    func unopened() {
        var story = Story()
        var change = TwinningChange(of: "t")
        change.removed = ["m-1"]
        story.tell(.twinning(change))
        #expect(story.experience().twinnings.isEmpty)
    }
}
