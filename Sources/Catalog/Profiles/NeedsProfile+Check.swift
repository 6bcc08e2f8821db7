public import Documents

extension ShapeChecker {
    /// Checks what a profile says, once its form is right: ranges, dates, names and expressions.
    ///
    /// The scoring model's own names (weights, forms of targets) are checked where models are.
    ///
    /// - Complexity: O(*n*) in the size of the profile.
    public mutating func checkMeaning(ofProfile node: Node) {
        within("needs") { checker in
            if let needs = node["needs"], needs.members.isEmpty {
                checker.report("is empty: name a needed code, or leave needs out", needs)
            }
            for member in node["needs"]?.members ?? [] {
                checker.within(member.key) { $0.checkMeaning(ofNeeds: member.value) }
            }
        }
        within("targets") { checker in
            for member in node["targets"]?.members ?? [] {
                checker.within(member.key) { $0.checkMeaning(ofTarget: member.value) }
            }
        }
        var names: Set<String> = []
        within("constraints") { checker in
            for (index, constraint) in (node["constraints"]?.items ?? []).enumerated() {
                checker.within(String(index)) {
                    $0.checkMeaning(ofConstraint: constraint, names: &names)
                }
            }
        }
        within("existing") { checker in
            for (index, item) in (node["existing"]?.items ?? []).enumerated() {
                checker.within(String(index)) { $0.check(item, .word(list: "existing")) }
            }
        }
    }

    private mutating func checkMeaning(ofNeeds node: Node) {
        let weights = node.members.compactMap(\.value.number)
        if weights.allSatisfy({ $0 == 0 }) {
            report("needs at least one code with a weight above 0", node)
        }
    }

    private mutating func checkMeaning(ofTarget node: Node) {
        guard let lo = node["lo"]?.number, let hi = node["hi"]?.number,
            let min = node["min"]?.number, let max = node["max"]?.number
        else { return }
        if !(min <= lo && lo <= hi && hi <= max) {
            report("must have min <= lo <= hi <= max", node)
        }
    }

    private mutating func checkMeaning(ofConstraint node: Node, names: inout Set<String>) {
        if let id = node["id"]?.text, !names.insert(id).inserted {
            report("'\(id)' names two constraints; ids are unique in a profile", node)
        }
        if let id = node["id"]?.text, id == "filter" || id.hasPrefix("requires.") {
            report("'\(id)' is a name the engine uses itself; choose another", node)
        }
        if let when = node["when"] {
            within("when") { $0.checkMeaning(ofExpression: when) }
        }
        if let from = node["from"]?.text.flatMap({ CalendarDate($0) }),
            let until = node["until"]?.text.flatMap({ CalendarDate($0) }), from >= until
        {
            report("is never in force: from must lie before until", node)
        }
    }
}
