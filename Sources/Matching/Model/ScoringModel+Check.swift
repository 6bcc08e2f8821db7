public import Catalog
public import Documents

extension ShapeChecker {
    /// Checks what a model says, once its form is right.
    mutating func checkMeaning(ofModel node: Node, codeLists: [String: CodeList]) {
        var groups: Set<String> = []
        within("groups") { checker in
            for (index, item) in (node["groups"]?.items ?? []).enumerated() {
                guard let id = item["id"]?.text, !groups.insert(id).inserted else { continue }
                checker.within(String(index)) { $0.report("group '\(id)' stands twice", item) }
            }
        }
        var names: Set<String> = []
        var total = 0.0
        within("criteria") { checker in
            for (index, item) in (node["criteria"]?.items ?? []).enumerated() {
                checker.within(String(index)) { checker in
                    if let id = item["id"]?.text, !names.insert(id).inserted {
                        checker.report("'\(id)' names two criteria", item)
                    }
                    if let group = item["group"]?.text, !groups.contains(group) {
                        let near = NearestWords.nearest(to: group, among: groups.sorted())
                        checker.report("'\(group.clipped)' is no group of the model", item, near)
                    }
                    checker.checkSides(ofCriterion: item, codeLists: codeLists)
                    total += item["weight"]?.number ?? 0
                }
            }
        }
        if total == 0, !names.isEmpty { report("gives every criterion the weight 0", node) }
    }

    private mutating func checkSides(ofCriterion node: Node, codeLists: [String: CodeList]) {
        guard let criterion = Criterion(node) else { return }
        if !criterion.sidesFit {
            let against = criterion.against?.name ?? "nothing"
            report(
                "utility \(criterion.utility.name) cannot hold \(criterion.from.name) "
                    + "against \(against)",
                node
            )
        }
        if criterion.active == .always, criterion.against != nil, criterion.against != .region {
            report("is always active but held against what a profile may not state", node)
        }
        guard case .levels(let table) = criterion.utility,
            case .feature(let feature) = criterion.from, let list = codeLists[feature.list]
        else { return }
        within("utility") { checker in
            checker.within("levels") { checker in
                for code in list.codes where table[code] == nil {
                    checker.report("has no utility for step '\(code)'", node)
                }
                for code in table.keys.sorted() where list.position(of: code) == nil {
                    let near = NearestWords.nearest(to: code, among: list.codes)
                    checker.report("'\(code)' is no step of \(feature.rawValue)", node, near)
                }
            }
        }
    }
}

extension Criterion {
    /// Whether the utility can compare the two sides.
    fileprivate var sidesFit: Bool {
        switch (utility, from, against) {
        case (.overlap, .feature(let feature), .needs(let needed)):
            feature == needed && feature.kind == .codeSet
        case (.overlap, .feature(.languages), .languages): true
        case (.overlap, .feature(.standards), .existing): true
        case (.atLeast, .feature(let feature), .target(let wanted)):
            feature == wanted && feature.kind != .boolean
        case (.atMost, .feature(let feature), .target(let wanted)),
            (.target, .feature(let feature), .target(let wanted)):
            feature == wanted && feature.isNumber
        case (.atMost, .feature(.bandwidth), .bandwidth): true
        case (.atMost, .feature(.staff), .staff): true
        case (.atMost, .feature(.setupCost), .setupBudget): true
        case (.atMost, .feature(.yearCost), .yearBudget): true
        case (.exactly, .feature(let feature), .target(let wanted)):
            feature == wanted && feature.kind == .boolean
        case (.levels, .feature(let feature), nil): feature.kind == .ordinal
        case (.readiness, .requiredReadiness, .readiness): true
        case (.readiness, .requiredEmram, .emram): true
        case (.atMost, .requiredBandwidth, .bandwidth): true
        case (.proximity, .originator, .region): true
        case (.adoption, .deployments, .region), (.neighbours, .deployments, .region): true
        case (.feedback, .feedback, nil): true
        default: false
        }
    }
}

extension Feature {
    /// Whether the feature's values are numbers.
    var isNumber: Bool {
        if case .number = kind { true } else { false }
    }
}

extension ScoringModel {
    /// What is wrong with raw weights by criterion or group.
    ///
    /// - Parameter pointer: where the weights stand, as a JSON Pointer.
    public func faults(in weights: [NeedsProfile.Weight], pointer: String) -> [Fault] {
        var faults: [Fault] = []
        var weighedGroups: Set<String> = []
        for weight in weights {
            switch meaning(ofWeight: weight.name) {
            case .criterion: break
            case .group(let id):
                weighedGroups.insert(id)
            case nil:
                let names = criteria.map(\.id) + groups.map(\.id)
                let near = NearestWords.nearest(to: weight.name, among: names)
                let message = "'\(weight.name.clipped)' is no criterion or group of \(id)"
                let place = "\(pointer)/\(weight.name.clipped.pointerEscaped)"
                faults.append(Fault(pointer: place, message, allowed: near))
            }
        }
        for weight in weights {
            guard case .criterion(let index) = meaning(ofWeight: weight.name) else { continue }
            let group = criteria[index].group
            guard weighedGroups.contains(group) else { continue }
            faults.append(
                Fault(
                    pointer: "\(pointer)/\(weight.name.pointerEscaped)",
                    "weighs '\(weight.name)' and its group '\(group)'; name one of them"
                )
            )
        }
        return faults
    }

    /// Targets in a form that the criterion on their feature cannot use.
    func targetFaults(in profile: NeedsProfile, pointer: String) -> [Fault] {
        criteria.compactMap { criterion in
            guard case .target(let feature) = criterion.against,
                let target = profile.targets[feature], !criterion.utility.accepts(target)
            else { return nil }
            return Fault(
                pointer: "\(pointer)/targets/\(feature.rawValue)",
                "must have the form {\(criterion.utility.name): ...} for model \(id)"
            )
        }
    }
}

extension Utility {
    /// Whether the utility can use a target of this form.
    fileprivate func accepts(_ target: Target) -> Bool {
        switch (self, target) {
        case (.atLeast, .atLeastRank), (.atLeast, .atLeast), (.atMost, .atMost),
            (.exactly, .exactly):
            true
        case (.target, .atLeast), (.target, .atMost), (.target, .range): true
        default: false
        }
    }
}
