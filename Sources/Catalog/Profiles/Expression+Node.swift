public import Documents

extension Expression {
    /// Reads an expression from a document that has ``shape`` and the right meaning; nil otherwise.
    public init?(_ node: Node) {
        if let parts = node["all"] {
            self = .all(parts.items.compactMap(Expression.init))
        } else if let parts = node["any"] {
            self = .any(parts.items.compactMap(Expression.init))
        } else if let part = node["not"] {
            guard let inner = Expression(part) else { return nil }
            self = .not(inner)
        } else {
            guard let subject = node["feature"]?.text.flatMap(Subject.init(name:)),
                let leaf = Self.leaf(node, about: subject)
            else { return nil }
            self = leaf
        }
    }

    private static func leaf(_ node: Node, about subject: Subject) -> Expression? {
        if let codes = node["anyOf"] { return .anyOf(subject, codes.codes) }
        if let codes = node["allOf"] { return .allOf(subject, codes.codes) }
        if let codes = node["noneOf"] { return .noneOf(subject, codes.codes) }
        guard case .feature(let feature) = subject else { return nil }
        if let truth = node["is"]?.boolean { return .exactly(feature, truth) }
        if let known = node["known"]?.boolean { return .known(feature, known) }
        return .range(
            feature,
            min: node["min"].flatMap { Bound($0, of: feature) },
            max: node["max"].flatMap { Bound($0, of: feature) }
        )
    }

    /// The expression as a document of ``shape``.
    public var node: Node {
        switch self {
        case .all(let parts): .mapping([.init("all", .sequence(parts.map(\.node)))])
        case .any(let parts): .mapping([.init("any", .sequence(parts.map(\.node)))])
        case .not(let part): .mapping([.init("not", part.node)])
        case .anyOf(let subject, let codes): Self.leaf(subject, "anyOf", .texts(codes))
        case .allOf(let subject, let codes): Self.leaf(subject, "allOf", .texts(codes))
        case .noneOf(let subject, let codes): Self.leaf(subject, "noneOf", .texts(codes))
        case .exactly(let feature, let truth): Self.leaf(.feature(feature), "is", .boolean(truth))
        case .known(let feature, let known): Self.leaf(.feature(feature), "known", .boolean(known))
        case .range(let feature, let low, let high):
            .mapping(
                [.init("feature", .text(feature.rawValue))]
                    + Node.present([("min", low?.node), ("max", high?.node)])
            )
        }
    }

    private static func leaf(_ subject: Subject, _ key: String, _ value: Node) -> Node {
        .mapping([.init("feature", .text(subject.name)), .init(key, value)])
    }
}

extension Expression.Bound {
    /// Reads a bound in the terms of a feature.
    init?(_ node: Node, of feature: Feature) {
        if case .ordinal = feature.kind {
            guard let code = node.asCode.text else { return nil }
            self = .rank(code)
        } else {
            guard let number = node.number else { return nil }
            self = .number(number)
        }
    }

    /// The bound as a document.
    public var node: Node {
        switch self {
        case .number(let number): .number(number)
        case .rank(let code): .text(code)
        }
    }
}

extension Node {
    /// The codes of a list.
    fileprivate var codes: [String] { items.compactMap(\.asCode.text) }
}
