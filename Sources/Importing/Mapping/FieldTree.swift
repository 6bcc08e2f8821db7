/// Rules by the steps of a JSON Pointer; `*` is any element of a list.
struct FieldTree: Sendable {
    /// The rule of this very place.
    var rule: FieldRule?
    /// What lies below members.
    private var members: [String: FieldTree] = [:]
    /// What lies below the elements of a list.
    private var elements: [FieldTree] = []

    /// What lies below a member.
    subscript(member: String) -> FieldTree? { members[member] }

    /// What lies below any element of a list.
    var element: FieldTree? { elements.first }

    /// The names of the members that have rules.
    var names: Dictionary<String, FieldTree>.Keys { members.keys }

    /// Sets the rule of a place.
    ///
    /// - Returns: whether it had none before.
    mutating func insert(_ rule: FieldRule, at steps: some Collection<String>) -> Bool {
        guard let step = steps.first else {
            guard self.rule == nil else { return false }
            self.rule = rule
            return true
        }
        let rest = steps.dropFirst()
        guard step == "*" else { return members[step, default: FieldTree()].insert(rule, at: rest) }
        if elements.isEmpty { elements = [FieldTree()] }
        return elements[0].insert(rule, at: rest)
    }
}
