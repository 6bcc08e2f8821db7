import Catalog
import Documents
import Experience
import TestSupport
import Testing

@Suite("Diffusion adds up what runs, year by year")
struct AdoptionDiffusionTests {
    private typealias Tests = AdoptionFunnelTests

    @Test("A year has what ran at its end, and years without change have no row")
    func years() {
        let diffusion = AdoptionDiffusion(of: [
            Tests.record(2021), Tests.record(2024, "uptake", region: "HU"),
            Tests.course("2022-05-01 plan", "2024-02-01 run adoption", "2024-09-01 run scale-up"),
            Tests.course("2024-03-01 run uptake", solution: "b"),
        ])
        #expect(diffusion.years.map(\.year) == [2021, 2024])
        #expect(diffusion.years[0].count.places == 1)
        let now = diffusion.now
        #expect((now.places, now.solutions, now.unstated) == (4, 2, 1))
        #expect(now.levels == ["uptake": 2, "scale-up": 1], "the last of 2024 counts")
    }

    @Test("Of a year only its end counts, and a use that goes on is told once")
    func ends() {
        let course = Tests.course(
            "2023-05-01 run adoption",
            "2024-02-01 plan",
            "2024-09-01 run adoption",
            "2025-01-01 run uptake",
            "2025-02-01 run scale-up"
        )
        #expect(course.uses.map(\.year) == [2023, 2025])
        #expect(course.uses.map(\.use) == [.level("adoption"), .level("scale-up")])
    }

    @Test("What has ended is no longer counted")
    func end() {
        let diffusion = AdoptionDiffusion(of: [
            Tests.course("2023-01-01 run adoption", "2025-01-01 plan"),
            Tests.course("2023-01-01 run adoption", site: "x"),
        ])
        #expect(diffusion.years.map(\.count.places) == [2, 1])
        #expect(diffusion.years.map(\.count.solutions) == [1, 1], "it runs at the other site")
        let gone = AdoptionDiffusion(of: [
            Tests.course("2023-01-01 run adoption", "2025-01-01 plan")
        ])
        #expect(gone.now == AdoptionCount())
    }

    @Test("Groups come in the order of their keys, without those where nothing ever ran")
    func groups() {
        var coverage = AdoptionCoverage()
        coverage.add([
            Tests.course("2025-01-01 run uptake"), Tests.record(2024, region: "HU"),
            Tests.course("2025-01-01 plan", region: "PL82"),
        ])
        coverage.add([Tests.record(2026, solution: "b"), Tests.record(2026, solution: "b")])
        #expect(coverage.countries.map(\.country) == ["HU", "RO"])
        #expect(coverage.regions.map(\.region) == ["HU", "RO", "RO21"])
        #expect(coverage.countries[1].diffusion.now.solutions == 2)
        #expect(coverage.all.years.map(\.count.places) == [1, 2, 4])
        #expect(AdoptionDiffusion(of: [AdoptionCourse]()).now == AdoptionCount())
    }

    @Test("What a region has told by then stands in place of its record, and of no other region's")
    func told() {
        let summary = LocalizedText(en: "a", ro: "b")
        var solution = Solution(id: "a", name: "a", kind: "software", summary: summary)
        solution.deployments = [
            Deployment(region: "RO21", year: 2020, source: "s"),
            Deployment(region: "RO22", year: 2022, level: "uptake", source: "s"),
            Deployment(region: "RO22", year: 2021, source: "s"),
        ]
        var story = Story()
        story.step("deploying", "adoption", on: "2024-06-01")
        story.step("deploying", "adoption", on: "2025-06-01", site: "Iași")
        let snapshot = CatalogSnapshot(
            revision: 1,
            solutions: [solution],
            profiles: [],
            geography: Story.geography,
            codeLists: SmallLists.all,
            labels: Labels()
        )
        let book = story.experience().adoption
        let courses = { (day: String) in
            var all: [AdoptionCourse] = []
            let day = CalendarDate(day)!
            AdoptionCourse.forEachSolution(in: snapshot, told: book, asOf: day) { all += $0 }
            return all
        }
        let now = courses("2026-01-01")
        #expect(now.map(\.place.site) == ["", "Iași", ""])
        #expect(now.map(\.steps.count) == [1, 1, 0])
        #expect(now[2].uses.map(\.use) == [.unstated, .level("uptake")])
        #expect(courses("2024-01-01").map(\.steps.count) == [0, 0], "nothing had been told")
        #expect(courses("2021-12-31").map { $0.uses.last?.use } == [.unstated, .unstated])
        #expect(courses("2019-12-31").isEmpty)
        var regions: [String] = []
        AdoptionCourse.forEachSolution(
            in: snapshot,
            told: book,
            asOf: CalendarDate("2026-01-01")!,
            isWanted: { $0.id == "RO22" }
        ) { regions += $0.map(\.place.region) }
        #expect(regions == ["RO22"])
        AdoptionCourse.forEachSolution(
            in: snapshot,
            told: book,
            solution: "none",
            asOf: CalendarDate("2026-01-01")!
        ) { _ in Issue.record("there is no such solution") }
    }
}
