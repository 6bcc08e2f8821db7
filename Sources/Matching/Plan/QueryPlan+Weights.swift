public import Catalog

extension QueryPlan {
    /// What a profile's `weights` must say for its active criteria to have other raw weights.
    ///
    /// Every active criterion is named, so that nothing else decides about it. A weight that the
    /// profile or the query gives to something that is not active stays, unless it is of a group
    /// with a criterion that is named: both would not be allowed.
    ///
    /// - Parameter raw: the raw weight of each active criterion, in model order.
    /// - Complexity: O(*c* x *w*) for *c* criteria and *w* weights.
    public func profileWeights(_ raw: [Double]) -> [NeedsProfile.Weight] {
        let active = criterionIDs
        var rest: [String: Double] = [:]
        var groups: [String: NeedsProfile.Weight] = [:]
        for weight in query.profile.weights + query.weights {
            switch model.meaning(ofWeight: weight.name) {
            case .criterion(let index):
                let id = model.criteria[index].id
                if !active.contains(id) { rest[id] = weight.raw }
            case .group(let id): groups[id] = weight
            case nil: break
            }
        }
        for criterion in model.criteria
        where active.contains(criterion.id) || rest[criterion.id] != nil {
            groups[criterion.group] = nil
        }
        let named = Dictionary(zip(active, raw)) { first, _ in first }.merging(rest) { $1 }
        return model.criteria.compactMap { criterion in
            named[criterion.id].map { NeedsProfile.Weight(name: criterion.id, raw: $0) }
        } + model.groups.compactMap { groups[$0.id] }
    }
}
