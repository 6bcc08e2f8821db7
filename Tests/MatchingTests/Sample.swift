import Catalog
import Matching

/// Small models and criteria.
enum Sample {
    /// The languages users read.
    static let read = criterion("read", .feature(.languages), .languages, .overlap)

    /// A criterion of the group `g`.
    static func criterion(
        _ id: String,
        _ from: SolutionSide,
        _ against: ProfileSide?,
        _ utility: Utility,
        weight: Double = 1,
        unknown: Double = 0
    ) -> Criterion {
        Criterion(
            id: id,
            group: "g",
            from: from,
            against: against,
            utility: utility,
            weight: weight,
            unknown: unknown
        )
    }

    /// A model of some criteria.
    static func model(_ criteria: [Criterion]) -> ScoringModel {
        ScoringModel(
            id: "m",
            version: "1",
            title: LocalizedText(en: "m", ro: "m"),
            groups: Set(criteria.map(\.group)).sorted().map {
                ScoringModel.Group(id: $0, title: LocalizedText(en: $0, ro: $0))
            },
            criteria: criteria
        )
    }

    /// What one criterion counts for one solution and one profile: nil where unknown.
    static func utility(
        _ criterion: Criterion,
        _ profile: NeedsProfile,
        _ solution: Solution,
        evidence: Evidence = .none
    ) throws -> Double? {
        let engine = MatchEngine(
            snapshot: World.snapshot([solution]),
            models: ModelSet([model([criterion])]),
            evidence: evidence
        )
        let plan = try engine.plan(MatchQuery(profile: profile, asOf: World.today))
        let part = engine.contributions(at: 0, of: plan)[0]
        return part.isKnown ? part.utility : nil
    }
}
