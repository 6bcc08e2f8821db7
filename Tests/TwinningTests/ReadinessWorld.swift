import Catalog
import Documents
import Matching
import TestSupport
import Twinning

/// A small catalogue whose solutions ask for things, and a profile that has some of them.
struct ReadinessWorld {
    /// The solutions; positions follow their ids.
    var solutions: [Solution] = []
    /// The profile: S01 at 3, S04 at 1, EMRAM 2, bandwidth 50, staff 3.
    var profile: NeedsProfile
    /// The readiness model as it stands in its file.
    var file: [Node.Member]

    static let today = CalendarDate("2026-06-01")!

    init() {
        profile = NeedsProfile(
            id: "RO21",
            region: "RO21",
            name: LocalizedText(en: "a", ro: "b"),
            model: "m"
        )
        profile.needs[.applications] = [.init(code: "1.1.1", weight: 1)]
        profile.readiness = ["S01": .init(value: 3), "S04": .init(value: 1)]
        profile.emram = 2
        profile.bandwidth = 50
        profile.staff = 3
        file = [
            .init("kind", .text("readiness")), .init("id", .text("readiness")),
            .init("version", .text("1")), .init("title", LocalizedText(en: "a", ro: "b").node),
            .init("illustrative", .boolean(true)), .init("kinds", .texts(["software"])),
            .init("doubt", .number(1)),
            .init(
                "help",
                .mapping([
                    .init("most", .number(2)), .init("least", .number(0.2)),
                    .init("near", .number(0.5)),
                ])
            ),
            .init("asks", .mapping([])), .init("builds", .mapping([])),
            .init("assesses", .mapping([])),
        ]
    }

    /// Replaces a member of the model's file.
    mutating func set(_ member: String, _ node: Node) {
        file.removeAll { $0.key == member }
        file.append(.init(member, node))
    }

    /// A solution that covers what the profile needs to some extent.
    static func solution(
        _ id: String,
        _ code: String = "1.1.1",
        kind: String = "software",
        requires: Requirements? = nil
    ) -> Solution {
        var solution = Solution(
            id: id,
            name: id.uppercased(),
            kind: kind,
            summary: LocalizedText(en: "a", ro: "b"),
            requires: requires
        )
        solution.features[.applications] = stated(.codes([code]))
        return solution
    }

    /// A stated value.
    static func stated(_ value: FeatureValue) -> StatedFeature {
        StatedFeature(value: value, source: "test", date: PartialDate("2025")!, basis: .reviewed)
    }

    /// The engine over the solutions.
    var engine: MatchEngine {
        let criterion = { (id: String, from: SolutionSide, to: ProfileSide, utility: Utility) in
            Criterion(id: id, group: "g", from: from, against: to, utility: utility, weight: 1)
        }
        let model = ScoringModel(
            id: "m",
            version: "1",
            title: LocalizedText(en: "m", ro: "m"),
            groups: [.init(id: "g", title: LocalizedText(en: "g", ro: "g"))],
            criteria: [
                criterion(
                    "applications",
                    .feature(.applications),
                    .needs(.applications),
                    .overlap
                ),
                criterion("readiness", .requiredReadiness, .readiness, .readiness),
                criterion("emram", .requiredEmram, .emram, .readiness),
                criterion("bandwidth", .feature(.bandwidth), .bandwidth, .atMost),
                criterion("staff", .feature(.staff), .staff, .atMost),
            ]
        )
        let geography = Geography(
            regions: [Region(id: "RO21", name: "RO21", country: "RO", level: .basic)],
            countries: [Country(id: "RO", languages: ["ro"])],
            aliases: [:]
        )
        return MatchEngine(
            snapshot: CatalogSnapshot(
                revision: 1,
                solutions: solutions.sorted { $0.id < $1.id },
                profiles: [],
                geography: geography,
                codeLists: SmallLists.all,
                labels: Labels()
            ),
            models: ModelSet([model])
        )
    }

    /// The query of a profile.
    static func query(_ profile: NeedsProfile) -> MatchQuery {
        MatchQuery(profile: profile, asOf: today)
    }

    /// The plan for some solutions, or for the best.
    func plan(
        for named: [String]? = nil,
        required: [ReadinessDimension: Double] = [:],
        k: Int = 10
    ) throws -> ReadinessPlan {
        let engine = engine
        let planner = ReadinessPlanner(
            engine: engine,
            plan: try engine.plan(Self.query(profile)),
            model: try model,
            required: required,
            k: k
        )
        return planner.readinessPlan(
            for: named?.compactMap { engine.snapshot.position(ofSolution: $0) }
        )
    }

    /// The readiness model that the file says.
    var model: ReadinessModel {
        get throws {
            guard let model = ReadinessModel(.mapping(file)) else { throw Unreadable() }
            return model
        }
    }

    private struct Unreadable: Error {}
}
