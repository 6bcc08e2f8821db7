import Catalog
public import Documents
public import Matching

/// Proposes weights for a profile from what somebody prefers, on a leash: each within limits that
/// the scoring model states, pinned ones untouched, and nothing applied.
public struct WeightLearner: Sendable {
    /// The fewest pairs that are learned from: fewer tell nothing from chance.
    public static let fewestPairs = 3
    /// The largest raw weight that a profile may have.
    private static let largestRaw = 1e6

    private let engine: MatchEngine
    private let plan: QueryPlan
    private let isPinned: [Bool]
    private let fit: PairwiseLogistic
    private let pointer: String

    /// Prepares to learn.
    ///
    /// - Parameters:
    ///   - engine: the engine that made the plan.
    ///   - plan: whose weights are learned; they are where learning starts.
    ///   - pinned: the criteria whose weights stay; one that is not active stays anyway.
    ///   - pointer: where the request stands, for faults.
    /// - Throws: ``Documents/Fault`` for a pinned criterion that the model has not, and where
    ///   fewer than two weights can move.
    public init(
        engine: MatchEngine,
        plan: QueryPlan,
        pinned: [String] = [],
        pointer: String = ""
    ) throws(Fault) {
        let known = plan.model.criteria.map(\.id)
        for (index, id) in pinned.enumerated() where !known.contains(id) {
            throw Fault(
                pointer: "\(pointer)/pinned/\(index)",
                "'\(id.clipped)' is no criterion of \(plan.model.id)",
                allowed: NearestWords.nearest(to: id, among: known)
            )
        }
        self.engine = engine
        self.plan = plan
        self.pointer = pointer
        isPinned = plan.criterionIDs.map(pinned.contains)
        let bounds = plan.model.learning ?? LearningBounds()
        let box = WeightBox(plan.weights, isPinned: isPinned, bounds: bounds)
        fit = PairwiseLogistic(box: box, bounds: bounds)
        guard box.hasRoom else {
            throw Fault(
                pointer: pointer + (pinned.isEmpty ? "/profile" : "/pinned"),
                pinned.isEmpty
                    ? "has fewer than two active criteria whose weights may move"
                    : "leaves fewer than two weights that may move; pin fewer criteria"
            )
        }
    }

    /// Proposes weights.
    ///
    /// - Parameters:
    ///   - given: what is preferred, in any order.
    ///   - seed: decides which pairs are judged together by weights that have not seen them.
    /// - Throws: ``Documents/Fault`` where fewer than ``fewestPairs`` pairs count.
    /// - Complexity: O(*n* x *c*) a step for *n* pairs and *c* criteria, six or up to ten times.
    public func propose(from given: [Preference], seed: UInt64) throws(Fault) -> WeightProposal {
        let set = PreferenceSet(given)
        guard set.preferences.count >= Self.fewestPairs else {
            let count = set.preferences.count
            let opposite = set.reversed.isEmpty ? "" : ", once opposite ones are set off"
            throw Fault(
                pointer: pointer + "/preferences",
                "\(count) \(count == 1 ? "pair counts" : "pairs count")\(opposite); "
                    + "it takes at least \(Self.fewestPairs) to learn from"
            )
        }
        let pairs = compare(set.preferences)
        let weights = fit.weights(for: pairs)
        let heldOut = HeldOut(of: fit, on: pairs, seed: seed)
        let raw = raw(weights)
        let beyond = zip(set.preferences, pairs).filter {
            fit.box.largestLead($1.lead) <= ComparedPair.leastLead
        }
        return WeightProposal(
            lines: lines(weights, raw),
            pairCount: pairs.count,
            heldOut: .init(before: heldOut.before, after: heldOut.after),
            folds: heldOut.folds,
            fitted: .init(
                before: pairs.agreement(with: fit.box.start),
                after: pairs.agreement(with: weights)
            ),
            conflicts: set.reversed + set.circles
                + beyond.map {
                    PreferenceConflict(kind: .outOfReach, solutions: [$0.0.better, $0.0.worse])
                },
            profileWeights: plan.profileWeights(raw)
        )
    }

    /// The pairs by what their solutions are worth; an unknown value counts as the plan says.
    private func compare(_ preferences: [Preference]) -> [ComparedPair] {
        var known: [Int: [Double]] = [:]
        let utilities = { (position: Int) -> [Double] in
            if let utilities = known[position] { return utilities }
            let utilities = engine.contributions(at: position, of: plan).map(\.utility)
            known[position] = utilities
            return utilities
        }
        return preferences.map { preference in
            let (better, worse) = (utilities(preference.better), utilities(preference.worse))
            return ComparedPair(
                lead: zip(better, worse).map { $0 - $1 },
                weight: preference.weight
            )
        }
    }

    private func lines(_ weights: [Double], _ raw: [Double]) -> [WeightProposal.Line] {
        plan.criterionIDs.enumerated().map { index, id in
            WeightProposal.Line(
                criterion: id,
                before: fit.box.start[index],
                after: weights[index],
                raw: raw[index],
                lower: fit.box.lower[index],
                upper: fit.box.upper[index],
                isPinned: isPinned[index]
            )
        }
    }

    /// The raw weights that normalise to given ones; those that do not move stay as they are.
    private func raw(_ weights: [Double]) -> [Double] {
        let total = plan.rawWeights.reduce(0, +)
        var raw = weights.indices.map { index in
            weights[index] == fit.box.start[index]
                ? plan.rawWeights[index] : weights[index] * total
        }
        // A power of two divides all of them without any rounding.
        while raw.contains(where: { $0 > Self.largestRaw }) {
            for index in raw.indices { raw[index] /= 2 }
        }
        return raw
    }
}
