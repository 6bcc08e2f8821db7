public import Documents

extension NeedsProfile {
    /// The scoring model of a profile that names none.
    public static let defaultModel = "smart-hospital"

    /// Reads a profile from a document that has ``shape`` or ``inlineShape``; nil otherwise.
    public init?(_ node: Node) {
        guard let region = node["region"]?.text else { return nil }
        let id = node["id"]?.text ?? "inline"
        self.init(
            id: id,
            region: region,
            name: node["name"].flatMap(LocalizedText.init) ?? LocalizedText(en: id, ro: id),
            model: node["model"]?.text ?? Self.defaultModel
        )
        isIllustrative = node["illustrative"]?.boolean ?? false
        for member in node["needs"]?.members ?? [] {
            guard let feature = Feature(rawValue: member.key) else { return nil }
            needs[feature] = member.value.members.compactMap { need in
                need.value.number.map { Need(code: need.key, weight: $0) }
            }
        }
        for member in node["targets"]?.members ?? [] {
            guard let feature = Feature(rawValue: member.key),
                let target = Target(member.value, of: feature)
            else { return nil }
            targets[feature] = target
        }
        constraints = (node["constraints"]?.items ?? []).compactMap(NamedConstraint.init)
        for member in node["readiness"]?.members ?? [] {
            readiness[member.key] = ReadinessLevel(
                value: member.value["value"]?.number ?? 0,
                spread: member.value["spread"]?.number
            )
        }
        emram = node["emram"]?.number
        bandwidth = node["bandwidth"]?.number
        staff = node["staff"]?.number
        setupBudget = node["budget"]?["setup-cost"]?.number
        yearBudget = node["budget"]?["year-cost"]?.number
        languages = node["languages"]?.texts ?? []
        existing = node["existing"]?.texts ?? []
        weights = Weight.list(node["weights"])
    }

    /// The profile as a document of ``shape``.
    public var node: Node {
        var members: [Node.Member] = [
            .init("id", .text(id)), .init("region", .text(region)), .init("name", name.node),
            .init("illustrative", .boolean(isIllustrative)), .init("model", .text(model)),
        ]
        let wanted = Feature.codeSets.compactMap { feature in
            needs[feature].map { codes in
                Node.Member(
                    feature.rawValue,
                    .mapping(codes.map { .init($0.code, .number($0.weight)) })
                )
            }
        }
        members.append(.init("needs", .mapping(wanted)))
        let aims = Feature.allCases.compactMap { feature in
            targets[feature].map { Node.Member(feature.rawValue, $0.node) }
        }
        if !aims.isEmpty { members.append(.init("targets", .mapping(aims))) }
        members.append(.init("constraints", .sequence(constraints.map(\.node))))
        members += resourceMembers
        return .mapping(members)
    }

    /// What the region has to work with.
    private var resourceMembers: [Node.Member] {
        var members: [Node.Member] = []
        let levels = Scirocco.dimensions.compactMap { dimension in
            readiness[dimension].map { level in
                Node.Member(
                    dimension,
                    .mapping(
                        Node.present([
                            ("value", .number(level.value)),
                            ("spread", level.spread.map(Node.number)),
                        ])
                    )
                )
            }
        }
        if !levels.isEmpty { members.append(.init("readiness", .mapping(levels))) }
        members += Node.present([
            ("emram", emram.map(Node.number)), ("bandwidth", bandwidth.map(Node.number)),
            ("staff", staff.map(Node.number)),
        ])
        let money = Node.present([
            ("setup-cost", setupBudget.map(Node.number)),
            ("year-cost", yearBudget.map(Node.number)),
        ])
        if !money.isEmpty { members.append(.init("budget", .mapping(money))) }
        members.append(.init("languages", .texts(languages)))
        members.append(.init("existing", .texts(existing)))
        if !weights.isEmpty {
            members.append(
                .init("weights", .mapping(weights.map { .init($0.name, .number($0.raw)) }))
            )
        }
        return members
    }
}

extension NeedsProfile.Weight {
    /// The raw weights of a document, in its order.
    public static func list(_ node: Node?) -> [Self] {
        (node?.members ?? []).compactMap { member in
            member.value.number.map { Self(name: member.key, raw: $0) }
        }
    }
}

extension Target {
    /// Reads a target of a feature; nil where the document has another form.
    init?(_ node: Node, of feature: Feature) {
        if let truth = node["is"]?.boolean {
            self = .exactly(truth)
        } else if case .ordinal = feature.kind {
            guard let code = node["atLeast"]?.asCode.text else { return nil }
            self = .atLeastRank(code)
        } else if let number = node["atLeast"]?.number {
            self = .atLeast(number)
        } else if let number = node["atMost"]?.number {
            self = .atMost(number)
        } else {
            guard let lo = node["lo"]?.number, let hi = node["hi"]?.number,
                let min = node["min"]?.number, let max = node["max"]?.number,
                min <= lo, lo <= hi, hi <= max
            else { return nil }
            self = .range(best: lo...hi, tolerated: min...max)
        }
    }

    /// The target as a document.
    public var node: Node {
        switch self {
        case .exactly(let truth): .mapping([.init("is", .boolean(truth))])
        case .atLeastRank(let code): .mapping([.init("atLeast", .text(code))])
        case .atLeast(let number): .mapping([.init("atLeast", .number(number))])
        case .atMost(let number): .mapping([.init("atMost", .number(number))])
        case .range(let best, let tolerated):
            .mapping([
                .init("lo", .number(best.lowerBound)), .init("hi", .number(best.upperBound)),
                .init("min", .number(tolerated.lowerBound)),
                .init("max", .number(tolerated.upperBound)),
            ])
        }
    }
}

extension NamedConstraint {
    /// Reads a constraint; nil where the document has another form.
    init?(_ node: Node) {
        guard let id = node["id"]?.text, let when = node["when"].flatMap(Expression.init)
        else { return nil }
        self.init(
            id: id,
            when: when,
            unknown: node["unknown"]?.text.flatMap(UnknownPolicy.init) ?? .warn,
            from: node["from"]?.text.flatMap { CalendarDate($0) },
            until: node["until"]?.text.flatMap { CalendarDate($0) }
        )
    }

    /// The constraint as a document.
    public var node: Node {
        .mapping(
            [
                .init("id", .text(id)), .init("when", when.node),
                .init("unknown", .text(unknown.rawValue)),
            ]
                + Node.present([
                    ("from", from.map { .text($0.description) }),
                    ("until", until.map { .text($0.description) }),
                ])
        )
    }
}
