import Documents
import Experience
import TestSupport
import Testing

@Suite("The funnel counts places by stage")
struct AdoptionFunnelTests {
    static let stages = ["idea", "plan", "pilot", "run"]

    /// A course of steps such as `2025-01-01 plan`, with the level behind the stage.
    static func course(
        _ steps: String...,
        solution: String = "a",
        region: String = "RO21",
        site: String = ""
    ) -> AdoptionCourse {
        let parts = steps.map { $0.split(separator: " ").map(String.init) }
        return AdoptionCourse(
            place: AdoptionPlace(solution: solution, region: region, site: site),
            country: String(region.prefix(2)),
            source: .told(
                parts.enumerated().map { index, step in
                    AdoptionStep(
                        number: index + 1,
                        solution: solution,
                        region: region,
                        site: site,
                        stage: step[1],
                        level: step.count > 2 ? step[2] : nil,
                        date: CalendarDate(step[0])!
                    )
                }
            )
        )
    }

    /// A course that only a record tells of.
    static func record(
        _ year: Int,
        _ level: String? = nil,
        solution: String = "a",
        region: String = "RO"
    ) -> AdoptionCourse {
        AdoptionCourse(
            place: AdoptionPlace(solution: solution, region: region, site: ""),
            country: String(region.prefix(2)),
            source: .recorded([AdoptionCourse.Site(year: year, level: level)])
        )
    }

    private func funnel(_ courses: [AdoptionCourse], patience: Int = 180) -> AdoptionFunnel {
        AdoptionFunnel(
            of: courses,
            stages: Self.stages,
            asOf: CalendarDate("2026-01-01")!,
            stalledAfter: patience
        )
    }

    @Test("A place has reached each stage up to the furthest it ever told, and stands at one")
    func reached() {
        let funnel = funnel([
            Self.course("2025-01-01 idea", "2025-02-01 pilot", "2025-03-01 plan"),
            Self.course("2025-01-01 run", region: "HU31"),
            Self.course("2025-01-01 idea", site: "x"),
        ])
        #expect(funnel.stages.map(\.reached) == [3, 2, 2, 1])
        #expect(funnel.stages.map(\.here) == [1, 1, 0, 1])
        #expect(funnel.stages.map(\.conversion) == [2.0 / 3, 1, 0.5, nil])
        #expect(funnel.staged == 3)
    }

    @Test("Only stays that have ended are measured; of an even number the middle two are halved")
    func stays() {
        let funnel = funnel([
            // 31 days of idea, then 28 of plan in two steps that differ in their level.
            Self.course(
                "2025-01-01 idea",
                "2025-02-01 plan",
                "2025-02-15 plan adoption",
                "2025-03-01 run"
            ),
            Self.course("2025-01-01 idea", "2025-01-11 plan", site: "x"),
            Self.course("2025-01-01 idea", "2025-04-11 pilot", "2025-04-12 idea", site: "y"),
        ])
        #expect(funnel.stages.map(\.stays) == [3, 1, 1, 0])
        #expect(funnel.stages.map(\.medianDays) == [31, 28, 1, nil], "of 10, 31 and 100 days")
        let even = self.funnel([
            Self.course("2025-01-01 idea", "2025-01-11 plan"),
            Self.course("2025-01-01 idea", "2025-01-16 plan", site: "x"),
        ])
        #expect(even.stages[0].medianDays == 12.5)
    }

    @Test("Stalled is who stands longer than so many days before the last stage, longest first")
    func stalled() {
        let courses = [
            // 181, 180 and 365 days before 2026-01-01.
            Self.course("2025-07-04 plan"), Self.course("2025-07-05 plan", site: "b"),
            Self.course("2025-01-01 idea", region: "HU31"),
            Self.course("2025-01-01 idea", "2025-02-01 run", site: "c"),
            // The stay began with the first of its steps.
            Self.course("2025-01-01 pilot", "2025-12-31 pilot adoption", site: "d"),
        ]
        let stalled = funnel(courses).stalled
        #expect(stalled.map(\.days) == [365, 365, 181])
        #expect(stalled.map(\.place.region) == ["HU31", "RO21", "RO21"])
        #expect(stalled.map(\.stage) == ["idea", "pilot", "plan"])
        #expect(stalled.map(\.since.description) == ["2025-01-01", "2025-01-01", "2025-07-04"])
        #expect(funnel(courses, patience: 365).stalled.isEmpty)
    }

    @Test("What only a record tells of has no stage, and a stage of no list is passed over")
    func unstaged() {
        let funnel = funnel([
            Self.record(2024), Self.course("2025-01-01 plan", "2025-02-01 gone"),
        ])
        #expect((funnel.staged, funnel.unstaged) == (1, 1))
        #expect(funnel.stages.map(\.here) == [0, 1, 0, 0])
        let none = self.funnel([])
        #expect(none.stages.map(\.reached) == [0, 0, 0, 0])
        #expect(none.stages.allSatisfy { $0.conversion == nil && $0.medianDays == nil })
    }

    @Test("Whatever places do, no stage is reached by more than the one before", arguments: 0..<50)
    func narrowing(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let courses = (0..<20).map { place in
            let steps = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                let stage = Self.stages.randomElement(using: &random)!
                let day = 19_000 + Int.random(in: 0..<1000, using: &random)
                return "\(CalendarDate(daysSince1970: day)) \(stage)"
            }
            var course = Self.course(site: String(place))
            for step in steps.sorted() {
                course.source = .told(course.steps + Self.course(step, site: String(place)).steps)
            }
            return course
        }
        let funnel = funnel(courses.shuffled(using: &random))
        let reached = funnel.stages.map(\.reached)
        #expect(reached == reached.sorted(by: >), "seed \(seed): \(reached)")
        #expect(reached[0] == 20, "seed \(seed)")
        #expect(funnel.stages.reduce(0) { $0 + $1.here } == 20, "seed \(seed): each is somewhere")
        let ordered = self.funnel(courses)
        #expect(ordered.stages == funnel.stages, "seed \(seed): the order of courses is nothing")
        #expect(ordered.stalled == funnel.stalled, "seed \(seed)")
    }
}
