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
    /// The feedback signal by position; nil where nobody has said anything.
    let feedback: [Double?]
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
        feedback = Self.feedback(evidence, snapshot)
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
    }

    /// Makes an engine of another one's parts, for a snapshot with the same lists and regions.
    ///
    /// - Parameter index: the snapshot's solutions.
    /// - Complexity: O(*n*) in the number of profiles, O(*r*) in the regions for each home that no
    ///   profile had so far.
    init(of old: MatchEngine, snapshot: CatalogSnapshot, index: SolutionIndex) {
        self.snapshot = snapshot
        self.index = index
        models = old.models
        evidence = old.evidence
        feedback =
            index === old.index ? old.feedback : Self.feedback(old.evidence, snapshot)
        affinities = old.affinities
        var similarities = old.similarities
        for profile in snapshot.profiles {
            guard let home = snapshot.geography.position(of: profile.region),
                similarities[home] == nil
            else { continue }
            similarities[home] = Self.similarity(from: home, snapshot)
        }
        self.similarities = similarities
    }

    private static func feedback(_ evidence: Evidence, _ snapshot: CatalogSnapshot) -> [Double?] {
        var signal = [Double?](repeating: nil, count: snapshot.solutions.count)
        for (id, value) in evidence.feedback {
            if let position = snapshot.position(ofSolution: id) { signal[position] = value }
        }
        return signal
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
