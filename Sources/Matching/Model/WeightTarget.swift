/// What a name in a set of weights stands for.
enum WeightTarget {
    /// The criterion at a position of the model.
    case criterion(Int)
    /// The group of an id.
    case group(String)
}

extension ScoringModel {
    /// What a name in a set of weights stands for, or nil.
    ///
    /// A criterion goes before a group of the same id; `group.<id>` always names the group.
    func meaning(ofWeight name: String) -> WeightTarget? {
        if let index = criteria.firstIndex(where: { $0.id == name }) { return .criterion(index) }
        let id = name.hasPrefix("group.") ? String(name.dropFirst(6)) : name
        return groups.contains { $0.id == id } ? .group(id) : nil
    }
}
