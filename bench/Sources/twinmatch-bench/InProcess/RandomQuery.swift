import Catalog
import Matching

/// A query for the stored profile, made again from its seed: some weights of its own, often a
/// filter, and everything else that changes a ranking.
struct RandomQuery {
    let seed: UInt64
    /// How many matches are wanted.
    let limit: Int
    private(set) var query: MatchQuery

    init(seed: UInt64, _ loaded: LoadedCatalog) throws {
        self.seed = seed
        var random = SeededNumbers(seed: seed)
        limit = [1, 10, 100, 1000][Int.random(in: 0..<4, using: &random)]
        query = MatchQuery(profile: loaded.profile, asOf: loaded.day)
        query.unknowns = MatchQuery.Unknowns.allCases.randomElement(using: &random) ?? .model
        if Bool.random(using: &random) { query.minScore = .random(in: 0..<0.6, using: &random) }
        let criteria = try loaded.plan(loaded.profile).criterionIDs
        // Every fourth query has one criterion alone, which many solutions serve equally well.
        let alone = seed % 4 == 0 ? criteria.randomElement(using: &random) : nil
        for id in criteria where alone != nil || Bool.random(using: &random) {
            let own = Double(Int.random(in: 0...9, using: &random))
            let raw = alone.map { id == $0 ? 1 : 0 } ?? own
            query.weights.append(NeedsProfile.Weight(name: id, raw: raw))
        }
        query.filter = filter(loaded.engine.snapshot, &random)
    }

    /// Codes of one feature that a solution has to have any of, or none, or nothing at all.
    private func filter(_ snapshot: CatalogSnapshot, _ random: inout SeededNumbers) -> Expression? {
        let features: [Feature] = [.applications, .interventions, .standards, .conditions]
        guard let feature = features.randomElement(using: &random),
            let codes = snapshot.codeLists[feature.list]?.codes,
            Int.random(in: 0..<3, using: &random) > 0
        else { return nil }
        let named = (0..<3).compactMap { _ in codes.randomElement(using: &random) }
        let any = Expression.anyOf(.feature(feature), named)
        return Bool.random(using: &random) ? any : .not(any)
    }
}
