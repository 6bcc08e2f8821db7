import Catalog
import Documents
import Learning
import Matching
import TestSupport

/// Solutions whose utilities on four criteria are whatever a test says.
struct Market {
    /// The criteria: each is 1 up to 64 units and falls to 0 at 128, so that a utility of whole
    /// sixty-fourths is exact.
    private static let sides: [(Feature, ProfileSide)] = [
        (.staff, .staff), (.bandwidth, .bandwidth), (.setupCost, .setupBudget),
        (.yearCost, .yearBudget),
    ]

    /// The ids of the criteria.
    static let criteria = sides.map(\.0.rawValue)

    let engine: MatchEngine
    let plan: QueryPlan

    /// Makes a market.
    ///
    /// - Parameters:
    ///   - rows: the utilities of each solution; nil where unknown.
    ///   - raw: the raw weights of the criteria.
    ///   - unknown: what an unknown value counts.
    ///   - weights: what the profile says about weights.
    init(
        _ rows: [[Double?]],
        raw: [Double] = [1, 1, 1, 1],
        unknown: Double = 0,
        learning: LearningBounds? = nil,
        weights: [NeedsProfile.Weight] = []
    ) throws {
        let model = ScoringModel(
            id: "m",
            version: "1",
            title: LocalizedText(en: "m", ro: "m"),
            learning: learning,
            groups: ["means", "money"].map {
                ScoringModel.Group(id: $0, title: LocalizedText(en: $0, ro: $0))
            },
            criteria: zip(Self.sides, raw).enumerated().map { index, part in
                Criterion(
                    id: part.0.0.rawValue,
                    group: index < 2 ? "means" : "money",
                    from: .feature(part.0.0),
                    against: part.0.1,
                    utility: .atMost,
                    weight: part.1,
                    unknown: unknown
                )
            }
        )
        let solutions = rows.enumerated().map { Self.solution(1000 + $0, $1) }
        var profile = NeedsProfile(
            id: "RO21",
            region: "RO21",
            name: LocalizedText(en: "North-East", ro: "Nord-Est"),
            model: "m"
        )
        profile.staff = 64
        profile.bandwidth = 64
        profile.setupBudget = 64
        profile.yearBudget = 64
        profile.weights = weights
        engine = MatchEngine(
            snapshot: CatalogSnapshot(
                revision: 1,
                solutions: solutions,
                profiles: [],
                geography: Geography(
                    regions: [Region(id: "RO21", name: "", country: "RO", level: .basic)],
                    countries: [],
                    aliases: [:]
                ),
                codeLists: SmallLists.all,
                labels: Labels()
            ),
            models: ModelSet([model])
        )
        plan = try engine.plan(MatchQuery(profile: profile, asOf: CalendarDate("2026-03-01")!))
    }

    private static func solution(_ number: Int, _ utilities: [Double?]) -> Solution {
        var solution = Solution(
            id: "s\(number)",
            name: "s",
            kind: "software",
            summary: LocalizedText(en: "a", ro: "b")
        )
        for (side, utility) in zip(sides, utilities) {
            guard let utility else { continue }
            solution.features[side.0] = StatedFeature(
                value: .number(64 * (2 - utility)),
                source: "test",
                date: PartialDate("2025-01")!,
                basis: .reviewed
            )
        }
        return solution
    }

    /// What is proposed.
    func proposal(
        _ preferences: [Preference],
        pinned: [String] = [],
        seed: UInt64 = 1
    ) throws -> WeightProposal {
        try WeightLearner(engine: engine, plan: plan, pinned: pinned)
            .propose(from: preferences, seed: seed)
    }

    /// Preferences of somebody who judges by weights of their own.
    static func preferences(
        _ rows: [[Double]],
        of weights: [Double],
        count: Int,
        _ random: inout SplitMix64
    ) -> [Preference] {
        let worth = rows.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
        return (0..<count).map { _ in
            let first = random.below(rows.count)
            let second = (first + 1 + random.below(rows.count - 1)) % rows.count
            return worth[first] >= worth[second]
                ? Preference(better: first, worse: second)
                : Preference(better: second, worse: first)
        }
    }

    /// Random utilities in whole sixty-fourths.
    static func rows(_ count: Int, _ random: inout SplitMix64) -> [[Double]] {
        (0..<count).map { _ in sides.map { _ in Double(random.below(65)) / 64 } }
    }
}
