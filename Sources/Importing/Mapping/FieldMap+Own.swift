extension FieldMap {
    /// The map of our own fields: flat (`summary.en`, `features.languages`) or as in our files.
    ///
    /// - Parameter defaults: what a fact is stated with where the row does not say.
    public static func own(_ defaults: Defaults) -> FieldMap {
        var tree = FieldTree()
        for name in Target.names {
            guard let target = Target(name) else { continue }
            let rule = FieldRule.take(FieldRule.Taking(target: target))
            _ = tree.insert(rule, at: [name])
            guard !target.nestedSteps.isEmpty else { continue }
            _ = tree.insert(rule, at: target.nestedSteps)
        }
        return FieldMap(id: "", defaults: defaults, lists: [], rules: tree, isOwn: true)
    }
}
