import Catalog

/// Makes the measures of a model's criteria for one profile.
struct MeasurePlanner {
    let profile: NeedsProfile
    let engine: MatchEngine
    /// The year of the query.
    let year: Int

    /// The measure of a criterion, or nil when the profile states nothing for it.
    func measure(for criterion: Criterion, of model: ScoringModel) -> Measure? {
        switch (criterion.utility, criterion.from) {
        case (.overlap, .feature(let feature)):
            if criterion.against == .existing { return existing(feature, model) }
            return overlap(feature, criterion.against, model)
        case (.levels(let table), .feature(let feature)):
            let codes = engine.snapshot.codeLists[feature.list]?.codes ?? []
            return .levels(
                column: SolutionIndex.column(of: feature),
                codes.map { table[$0] ?? 0 }
            )
        case (.readiness, .requiredEmram): return profile.emram.map(Measure.emram)
        case (.readiness, _):
            let levels = profile.readiness.mapValues(\.value)
            return levels.isEmpty ? nil : .readiness(levels)
        case (.proximity, _): return proximity()
        case (.adoption, _): return adoption()
        case (.neighbours(let neighbourhood), _): return neighbours(neighbourhood)
        case (.feedback(let bounds), _): return feedback(bounds)
        case (.atMost, .requiredBandwidth):
            return profile.bandwidth.map { Measure.requiredBandwidth(limit: $0) }
        case (_, .feature(let feature)): return wish(criterion, feature)
        default: return nil
        }
    }

    private func overlap(
        _ feature: Feature,
        _ against: ProfileSide?,
        _ model: ScoringModel
    ) -> Measure? {
        let stated =
            against == .languages
            ? profile.languages.map { NeedsProfile.Need(code: $0, weight: 1) }
            : profile.needs[feature] ?? []
        let needs = plannedNeeds(stated, feature, model)
        var total = 0.0
        for need in needs { total += need.weight }
        guard total > 0 else { return nil }
        let column = SolutionIndex.column(of: feature)
        return .overlap(column: column, needs: needs, total: total)
    }

    private func existing(_ feature: Feature, _ model: ScoringModel) -> Measure? {
        guard !profile.existing.isEmpty else { return nil }
        let stated = profile.existing.map { NeedsProfile.Need(code: $0, weight: 1) }
        return .existing(
            column: SolutionIndex.column(of: feature),
            needs: plannedNeeds(stated, feature, model),
            solutions: profile.existing.compactMap(engine.snapshot.position(ofSolution:)),
            total: Double(profile.existing.count)
        )
    }

    /// The needs whose codes are in the feature's list, in code-list order.
    private func plannedNeeds(
        _ stated: [NeedsProfile.Need],
        _ feature: Feature,
        _ model: ScoringModel
    ) -> [Measure.Need] {
        guard let list = engine.snapshot.codeLists[feature.list],
            let table = engine.affinities[model.id]?[feature]
        else { return [] }
        let needs = stated.filter { $0.weight > 0 }.compactMap { need in
            list.position(of: need.code).map {
                Measure.Need(code: $0, weight: need.weight, affinity: table.rows[$0])
            }
        }
        return needs.sorted { $0.code < $1.code }
    }

    private func wish(_ criterion: Criterion, _ feature: Feature) -> Measure? {
        let column = SolutionIndex.column(of: feature)
        let limit: Double?
        switch criterion.against {
        case .bandwidth: limit = profile.bandwidth
        case .staff: limit = profile.staff
        case .setupBudget: limit = profile.setupBudget
        case .yearBudget: limit = profile.yearBudget
        default:
            return profile.targets[feature].flatMap { measure(target: $0, feature, column) }
        }
        return limit.map { .ordered(column: column, .atMost($0)) }
    }

    private func measure(target: Target, _ feature: Feature, _ column: Int) -> Measure? {
        switch target {
        case .exactly(let truth): return .exactly(column: column, truth)
        case .atLeast(let number): return .ordered(column: column, .atLeast(number))
        case .atMost(let number): return .ordered(column: column, .atMost(number))
        case .range(let best, let tolerated):
            return .ordered(column: column, .range(best: best, tolerated: tolerated))
        case .atLeastRank(let code):
            guard let list = engine.snapshot.codeLists[feature.list],
                let need = list.position(of: code)
            else { return nil }
            let span = Double(max(1, list.codes.count - 1))
            return .ordered(column: column, .atLeastRank(Double(need), span: span))
        }
    }

    private func proximity() -> Measure? {
        let geography = engine.snapshot.geography
        guard let home = geography.position(of: profile.region) else { return nil }
        return .proximity(geography.regions.indices.map { geography.proximity(home, $0) })
    }

    private func adoption() -> Measure? {
        let geography = engine.snapshot.geography
        guard let home = geography.position(of: profile.region) else { return nil }
        let similarity = engine.similarity(from: home)
        return .adoption(
            AdoptionMeasure(home: home, similarity: similarity, year: year, sites: engine.sites)
        )
    }

    private func neighbours(_ neighbourhood: Neighbourhood) -> Measure? {
        let geography = engine.snapshot.geography
        guard let home = geography.position(of: profile.region) else { return nil }
        let closeness = geography.closeness(
            from: home,
            reach: neighbourhood.reach,
            bond: neighbourhood.bond
        )
        return .neighbours(
            NeighbourMeasure(
                home: home,
                closeness: closeness,
                sites: engine.sites,
                rowCount: engine.index.count,
                neighbourhood
            )
        )
    }

    private func feedback(_ bounds: FeedbackBounds) -> Measure {
        let geography = engine.snapshot.geography
        let home = geography.position(of: profile.region)
        return .feedback(
            engine.feedback.utilities(
                home: home,
                similarity: home.map(engine.similarity(from:))
                    ?? [Double](repeating: 0.5, count: geography.regions.count),
                bounds: bounds
            )
        )
    }
}
