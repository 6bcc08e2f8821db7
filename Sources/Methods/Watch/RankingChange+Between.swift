import Catalog
import Matching

extension RankingChange {
    /// What has changed at the top of a profile's ranking; nil where the same solutions stand there
    /// in the same order.
    ///
    /// - Complexity: O(*c*) in the criteria.
    init?(of profile: String, from before: TopRanking, to after: TopRanking) {
        guard before.ids != after.ids else { return nil }
        self.profile = profile
        version = after.state.profileVersions[profile]
        catalogRevision = after.state.revision
        evidenceRevision = after.state.engine.evidence.revision
        for (index, id) in after.ids.enumerated() {
            let score = after.score(of: id) ?? 0
            guard let old = before.rank(of: id) else {
                entered.append(Entered(solution: id, rank: index + 1, score: score))
                continue
            }
            guard old != index + 1 else { continue }
            moved.append(
                Moved(
                    solution: id,
                    ranks: [old, index + 1],
                    scores: [before.score(of: id) ?? 0, score]
                )
            )
        }
        for (index, id) in before.ids.enumerated() where after.rank(of: id) == nil {
            left.append(Left(solution: id, rank: index + 1, score: after.score(of: id)))
        }
        let told = entered.map(\.solution) + left.map(\.solution) + moved.map(\.solution)
        reasons = told.map { Self.reason(for: $0, before, after) }
    }

    /// What moved a solution: the criterion whose contribution changed most tells.
    private static func reason(
        for id: String,
        _ before: TopRanking,
        _ after: TopRanking
    ) -> Reason {
        guard let old = before.contributions(of: id), let new = after.contributions(of: id) else {
            let isProfile = before.plan == nil || after.plan == nil
            return Reason(solution: id, cause: isProfile ? .profile : .solution)
        }
        var best: (old: Contribution?, new: Contribution?, change: Double)?
        let criteria = new.map(\.criterion)
        for name in criteria + old.map(\.criterion).filter({ !criteria.contains($0) }) {
            let pair = (
                old: old.first { $0.criterion == name }, new: new.first { $0.criterion == name }
            )
            let change = abs((pair.new?.value ?? 0) - (pair.old?.value ?? 0))
            if change > best?.change ?? 0 { best = (pair.old, pair.new, change) }
        }
        guard let best, let criterion = (best.new ?? best.old)?.criterion else {
            return Reason(solution: id, cause: causeWithoutScore(of: id, before, after))
        }
        let isWeighed = best.old != nil && best.old?.utility == best.new?.utility
        return Reason(
            solution: id,
            cause: isWeighed ? .profile : cause(of: id, criterion, before, after),
            criterion: criterion,
            before: best.old?.value ?? 0,
            after: best.new?.value ?? 0
        )
    }

    /// What moved a solution whose score is what it was: a constraint, or nothing of its own.
    private static func causeWithoutScore(
        of id: String,
        _ before: TopRanking,
        _ after: TopRanking
    ) -> Cause {
        let isPassing = (before.score(of: id) != nil, after.score(of: id) != nil)
        if isPassing.0 == isPassing.1 { return .others }
        return record(of: id, before) == record(of: id, after) ? .profile : .solution
    }

    /// What gave a criterion another utility.
    private static func cause(
        of id: String,
        _ criterion: String,
        _ before: TopRanking,
        _ after: TopRanking
    ) -> Cause {
        let model = after.plan?.model ?? before.plan?.model
        let from = model?.criteria.first { $0.id == criterion }?.from
        let (old, new) = (before.state.engine.evidence, after.state.engine.evidence)
        if from == .feedback, old.voices[id] != new.voices[id] { return .feedback }
        if from == .deployments, old.sites[id] != new.sites[id] { return .adoption }
        if record(of: id, before) != record(of: id, after) { return .solution }
        if before.profile != after.profile { return .profile }
        // Where others run counts too, and so does the year.
        return from == .deployments ? .adoption : from == .feedback ? .feedback : .profile
    }

    private static func record(of id: String, _ ranking: TopRanking) -> Solution? {
        let snapshot = ranking.state.engine.snapshot
        return snapshot.position(ofSolution: id).map { snapshot.solutions[$0] }
    }
}
