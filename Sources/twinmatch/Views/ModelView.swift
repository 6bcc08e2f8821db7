import Documents

/// The scoring model behind an answer: how its criteria are grouped and what they look at.
struct ModelView {
    /// One criterion.
    struct Criterion {
        var id: String
        var group: String
        /// What it looks at in a solution.
        var from: String
        /// What it holds that against in a profile.
        var against: String?
        /// The kind of its utility.
        var utility: String
        /// The raw weight.
        var weight: Double
    }

    /// The id.
    let id: String
    /// The title in the language asked for.
    let title: String
    /// The ids and titles of the groups, in the order people read them.
    let groups: [(id: String, title: String)]
    /// The criteria, in the order contributions are added.
    let criteria: [Criterion]

    /// Reads a model as `models.get` sends it.
    ///
    /// - Parameter language: the language of the titles.
    init(_ node: Node, language: String) {
        id = node["id"]?.text ?? ""
        title = node["title"]?[language]?.text ?? id
        groups = (node["groups"]?.items ?? []).map { group in
            let id = group["id"]?.text ?? ""
            return (id, group["title"]?[language]?.text ?? id)
        }
        criteria = (node["criteria"]?.items ?? []).map { item in
            Criterion(
                id: item["id"]?.text ?? "",
                group: item["group"]?.text ?? "",
                from: item["from"]?.text ?? "",
                against: item["against"]?.text,
                utility: item["utility"]?["kind"]?.text ?? "",
                weight: item["weight"]?.number ?? 0
            )
        }
    }

    /// The criterion of an id, or nil.
    func criterion(_ id: String) -> Criterion? { criteria.first { $0.id == id } }

    /// The position of the group that a criterion counts in; behind the last where it has none.
    func group(of criterion: String) -> Int {
        let id = self.criterion(criterion)?.group
        return groups.firstIndex { $0.id == id } ?? groups.count
    }
}
