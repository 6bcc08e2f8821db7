import Catalog
import Documents
import Experience
import Matching
import Testing

@Suite("What regions do is kept by place and date")
struct AdoptionStepTests {
    private let place = AdoptionPlace(solution: "a", region: "RO21", site: "")

    @Test("The state of a place is its latest step by date, told in whatever order")
    func order() {
        var story = Story()
        story.step("deploying", "adoption", on: "2025-03-01")
        story.step("piloting", nil, on: "2024-01-01")
        let experience = story.experience()
        #expect(experience.adoption.current(at: place)?.stage == "deploying")
        #expect(
            experience.adoption.step(at: place, on: CalendarDate("2024-12-31")!)?.stage
                == "piloting"
        )
        let region = Story.geography.position(of: "RO21")!
        #expect(
            experience.evidence.sites
                == ["a": [Evidence.Site(region: region, year: 2025, level: "adoption")]]
        )
    }

    @Test("Sites of a region are kept apart, and a withdrawn step is gone")
    func sites() {
        var story = Story()
        story.step("deploying", "adoption", on: "2025-03-01", site: "Iași")
        let second = story.step("scaling-up", "scale-up", on: "2025-04-01", site: "Suceava")
        #expect(story.experience().evidence.sites["a"]?.count == 2)
        story.tell(.withdrawal(of: second))
        #expect(story.experience().evidence.sites["a"]?.map(\.level) == ["adoption"])
    }
}
