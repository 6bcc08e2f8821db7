import Catalog
import Documents

/// A query with everything looked up: what it takes to score any solution.
public struct QueryPlan: Sendable {
    /// The query.
    public let query: MatchQuery
    /// The model it is judged by.
    public let model: ScoringModel
    /// The active criteria, in model order.
    private(set) var criteria: [PlannedCriterion]
    /// The constraints in force: the profile's, then the query's filter.
    let constraints: [PlannedConstraint]

    /// How many criteria are active.
    public var criterionCount: Int { criteria.count }

    /// The active criteria by id, in model order.
    public var criterionIDs: [String] { criteria.map(\.criterion.id) }

    /// The raw weights of the active criteria, in model order.
    public var rawWeights: [Double] { criteria.map(\.raw) }

    /// The normalised weights of the active criteria, in model order.
    public var weights: [Double] { criteria.map(\.weight) }

    /// What the query asks of a solution besides what its profile does.
    var filter: PlannedConstraint? { query.filter == nil ? nil : constraints.last }

    /// The id under which a query's filter is reported.
    static let filterID = "filter"

    init(_ query: MatchQuery, engine: MatchEngine, pointer: String) throws(Fault) {
        self.query = query
        var profile = query.profile
        if let id = query.model { profile.model = id }
        let place = pointer + (query.model == nil ? "/profile" : "")
        if let fault = engine.models.faults(in: profile, pointer: place).first { throw fault }
        guard let model = engine.models[profile.model] else {
            throw Fault(pointer: place + "/model", "is no scoring model")
        }
        self.model = model
        if let fault = model.faults(in: query.weights, pointer: pointer + "/weights").first {
            throw fault
        }
        let snapshot = engine.snapshot
        var constraints = profile.constraints.filter { $0.isInForce(on: query.asOf) }
        if let filter = query.filter {
            constraints.append(NamedConstraint(id: Self.filterID, when: filter, unknown: .block))
        }
        self.constraints = constraints.map { PlannedConstraint($0, snapshot) }
        let planner = MeasurePlanner(profile: profile, engine: engine, year: query.asOf.year)
        let measures = model.criteria.map { planner.measure(for: $0, of: model) }
        let raw = model.rawWeights(profile.weights, query.weights) { measures[$0] != nil }
        criteria = []
        for (index, criterion) in model.criteria.enumerated() {
            guard let measure = measures[index] else { continue }
            let unknown =
                switch query.unknowns {
                case .model: criterion.unknown
                case .pessimistic: 0.0
                case .optimistic: 1.0
                }
            criteria.append(
                PlannedCriterion(
                    criterion: criterion,
                    raw: raw[index],
                    weight: 0,
                    unknownUtility: unknown,
                    measure: measure
                )
            )
        }
        guard normalise() else {
            throw Fault(
                pointer: pointer + (query.weights.isEmpty ? "/profile" : "/weights"),
                "leaves nothing to score by: no active criterion has a weight above 0"
            )
        }
    }

    /// Divides the raw weights by their sum, taken in model order.
    ///
    /// - Returns: false when they add up to nothing.
    private mutating func normalise() -> Bool {
        var total = 0.0
        for criterion in criteria { total += criterion.raw }
        guard total > 0, total.isFinite else { return false }
        for index in criteria.indices { criteria[index].weight = criteria[index].raw / total }
        return true
    }

    /// The same plan with another raw weight for one active criterion, all renormalised.
    ///
    /// - Returns: nil when the weights would add up to nothing.
    func reweighted(_ index: Int, raw: Double) -> QueryPlan? {
        var plan = self
        plan.criteria[index].raw = raw
        return plan.normalise() ? plan : nil
    }
}

extension ScoringModel {
    /// The raw weight of each criterion: the model's, replaced by the profile's, then the query's.
    ///
    /// A group's weight is shared among its active members by their model weights, equally where
    /// those add up to nothing.
    func rawWeights(
        _ layers: [NeedsProfile.Weight]...,
        isActive: (Int) -> Bool
    ) -> [Double] {
        var raw = criteria.map(\.weight)
        for weight in layers.joined() {
            switch meaning(ofWeight: weight.name) {
            case .criterion(let index): raw[index] = weight.raw
            case .group(let id):
                let members = criteria.indices.filter { criteria[$0].group == id && isActive($0) }
                var total = 0.0
                for member in members { total += criteria[member].weight }
                for member in members {
                    raw[member] =
                        total > 0
                        ? weight.raw * criteria[member].weight / total
                        : weight.raw / Double(members.count)
                }
            case nil: break
            }
        }
        return raw
    }
}
