public import Catalog
public import Documents

/// A snapshot, its models and the evidence, prepared to answer queries.
///
/// Everything here is a value that never changes; a new revision gets a new engine.
public final class MatchEngine: Sendable {
    /// The records.
    public let snapshot: CatalogSnapshot
    /// The scoring models.
    public let models: ModelSet
    /// What local users have said and done.
    public let evidence: Evidence
    /// The solutions as scoring reads them.
    let index: SolutionIndex
    /// The affinity of codes by model and feature.
    let affinities: [String: [Feature: AffinityTable]]
    /// What users say, as far as it is asked for again and again.
    let feedback: HeardFeedback
    /// Where the solutions are known to run, by their records and by what regions have told.
    let sites: SiteTable
    /// How alike every region is to each one that has a stored profile, by their positions.
    private let similarities: [Int: [Double]]

    /// Prepares an engine.
    ///
    /// - Complexity: O(*n*) in the catalogue and O(*c*^2) in the codes of each list and model.
    public init(snapshot: CatalogSnapshot, models: ModelSet, evidence: Evidence = .none) {
        self.snapshot = snapshot
        self.models = models
        self.evidence = evidence
        index = SolutionIndex(snapshot)
        var affinities: [String: [Feature: AffinityTable]] = [:]
        for model in models.models {
            for criterion in model.criteria where criterion.utility == .overlap {
                guard case .feature(let feature) = criterion.from,
                    affinities[model.id]?[feature] == nil,
                    let list = snapshot.codeLists[feature.list]
                else { continue }
                affinities[model.id, default: [:]][feature] = AffinityTable(list, model.affinity)
            }
        }
        self.affinities = affinities
        var similarities: [Int: [Double]] = [:]
        for profile in snapshot.profiles {
            guard let home = snapshot.geography.position(of: profile.region) else { continue }
            similarities[home] = similarities[home] ?? Self.similarity(from: home, snapshot)
        }
        self.similarities = similarities
        feedback = HeardFeedback(evidence, snapshot, models, similarities: similarities)
        sites = index.sites.replacing(evidence.sites, snapshot)
    }

    /// Makes an engine of another one's parts, for a snapshot with the same lists and regions.
    ///
    /// - Parameters:
    ///   - index: the snapshot's solutions.
    ///   - evidence: what is said and done by now.
    ///   - changed: the solutions about which that is something else than before.
    /// - Complexity: O(*n*) in the number of profiles, O(*r*) in the regions for each home that no
    ///   profile had so far, and O(*h* x *v*) for *h* homes and *v* sums of voices that are new to
    ///   them.
    init(
        of old: MatchEngine,
        snapshot: CatalogSnapshot,
        index: SolutionIndex,
        evidence: Evidence,
        changed: Set<String>
    ) {
        self.snapshot = snapshot
        self.index = index
        models = old.models
        self.evidence = evidence
        affinities = old.affinities
        var similarities = old.similarities
        for profile in snapshot.profiles {
            guard let home = snapshot.geography.position(of: profile.region),
                similarities[home] == nil
            else { continue }
            similarities[home] = Self.similarity(from: home, snapshot)
        }
        self.similarities = similarities
        if index === old.index, similarities.count == old.similarities.count {
            var heard = old.feedback
            heard.update(changed, evidence, snapshot, similarities: similarities)
            feedback = heard
        } else {
            feedback = HeardFeedback(evidence, snapshot, models, similarities: similarities)
        }
        let isMoved = changed.contains { evidence.sites[$0] != old.evidence.sites[$0] }
        sites =
            index === old.index && !isMoved
            ? old.sites : index.sites.replacing(evidence.sites, snapshot)
    }

    /// How alike every region is to one, by position.
    ///
    /// - Complexity: O(1) for the region of a stored profile, else O(*r*) in the regions.
    func similarity(from home: Int) -> [Double] {
        similarities[home] ?? Self.similarity(from: home, snapshot)
    }

    private static func similarity(from home: Int, _ snapshot: CatalogSnapshot) -> [Double] {
        snapshot.geography.regions.indices.map { snapshot.geography.similarity(home, $0) }
    }

    /// The memory that the columns of solutions take, in bytes.
    public var columnByteCount: Int { index.byteCount }

    /// Whether another engine judges every profile in the same way: same solutions, models, regions
    /// and evidence.
    public func isSame(as other: MatchEngine) -> Bool {
        index === other.index && evidence.revision == other.evidence.revision
    }

    /// The plan of a query: active criteria with their weights, constraints in force.
    ///
    /// - Parameter pointer: where the query stands in its request, for faults.
    /// - Throws: ``Documents/Fault`` for an unknown model, unknown or doubly named weights, targets
    ///   of a form the model cannot use, and weights that add up to nothing.
    /// - Complexity: O(*c* x *r*) for *c* criteria and *r* regions.
    public func plan(_ query: MatchQuery, pointer: String = "") throws(Fault) -> QueryPlan {
        try QueryPlan(query, engine: self, pointer: pointer)
    }
}

extension MatchEngine {
    /// The positions of the solutions that surely satisfy an expression; all without one.
    ///
    /// - Complexity: O(*n*) in the catalogue.
    public func solutions(satisfying expression: Expression?) -> [Int] {
        guard let expression else { return Array(0..<index.count) }
        var positions: [Int] = []
        PlannedExpression(expression, snapshot).truths(in: index).yes.forEach {
            positions.append($0)
        }
        return positions
    }
}

extension MatchEngine {
    /// What users say of a solution as a utility; nil where nobody has said anything.
    ///
    /// - Parameters:
    ///   - region: from where that is heard; nil for everywhere alike.
    ///   - bounds: how far voices count.
    /// - Complexity: O(*r* + *v*) in the regions and the sums of voices.
    public func feedbackUtility(
        of solution: String,
        heardIn region: String?,
        _ bounds: FeedbackBounds
    ) -> Double? {
        guard let voices = evidence.voices[solution] else { return nil }
        let home = region.flatMap(snapshot.geography.position(of:))
        let everywhere = snapshot.geography.regions.map { _ in 1.0 }
        let similarity = home.map(similarity(from:)) ?? everywhere
        var bounds = bounds
        if home == nil { bounds.elsewhere = 1 }
        return FeedbackSignal(home: home, similarity: similarity, bounds: bounds)
            .utility(of: voices)
    }
}
