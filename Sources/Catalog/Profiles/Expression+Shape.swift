public import Documents

extension Expression {
    /// The declared form of an expression, in files, requests and on the command line.
    public static let shape: Shape = .named("Expression") {
        let parts = Shape.list(of: shape, count: 1...64, unique: false)
        let subject = RecordShape.Member.required("feature", .choice(Subject.names))
        let codes = Shape.list(of: .text(.code, limit: 64), count: 1...256, unique: true)
        let bound = Shape.either([.anyNumber, .text(.code, limit: 64)])
        return .either([
            .record(.required("all", parts, "Every part holds.")),
            .record(.required("any", parts, "At least one part holds.")),
            .record(.required("not", shape, "The part does not hold.")),
            .record(subject, .required("anyOf", codes, "At least one of the codes.")),
            .record(subject, .required("allOf", codes, "Each of the codes.")),
            .record(subject, .required("noneOf", codes, "None of the codes.")),
            .record(subject, .required("is", .boolean, "The truth value.")),
            .record(subject, .required("known", .boolean, "Whether the value is known.")),
            .record(
                subject,
                .required("min", bound, "Lowest value."),
                .optional("max", bound, "Highest value.")
            ),
            .record(subject, .required("max", bound, "Highest value.")),
        ])
    }
}

extension ShapeChecker {
    /// Checks what an expression says, once its form is right: codes, scales and units.
    ///
    /// - Complexity: O(*n*) in the size of the expression.
    public mutating func checkMeaning(ofExpression node: Node, depth: Int = 1) {
        guard depth <= 16 else { return report("is nested over 16 deep; flatten it", node) }
        for key in ["all", "any"] {
            guard let parts = node[key] else { continue }
            within(key) { checker in
                for (index, part) in parts.items.enumerated() {
                    checker.within(String(index)) {
                        $0.checkMeaning(ofExpression: part, depth: depth + 1)
                    }
                }
            }
        }
        if let part = node["not"] {
            within("not") { $0.checkMeaning(ofExpression: part, depth: depth + 1) }
        }
        if let subject = node["feature"]?.text.flatMap(Expression.Subject.init(name:)) {
            checkMeaning(ofLeaf: node, about: subject)
        }
    }

    private mutating func checkMeaning(ofLeaf node: Node, about subject: Expression.Subject) {
        let list = subject.list
        for key in ["anyOf", "allOf", "noneOf"] {
            guard let codes = node[key] else { continue }
            guard let list else {
                return report("\(subject.name) has no codes; use min, max or is", node)
            }
            within(key) { $0.check(codes, .list(of: .word(list: list))) }
        }
        var feature: Feature?
        if case .feature(let named) = subject { feature = named }
        if node["known"] != nil, feature == nil {
            report("\(subject.name) is always known", node)
        }
        if node["is"] != nil, feature?.kind != .boolean {
            report("\(subject.name) is not true or false; use anyOf, min or max", node)
        }
        for key in ["min", "max"] {
            guard let bound = node[key] else { continue }
            switch feature?.kind {
            case .number: within(key) { $0.check(bound, .anyNumber) }
            case .ordinal: within(key) { $0.check(bound.asCode, .word(list: list ?? "")) }
            default: report("\(subject.name) has no order; use anyOf", node)
            }
        }
        if let feature, let low = place(of: node["min"], feature),
            let high = place(of: node["max"], feature), low > high
        {
            report("min is above max", node)
        }
    }

    /// A bound as a number that can be compared: for a step of a scale, its place.
    private func place(of bound: Node?, _ feature: Feature) -> Double? {
        guard case .ordinal = feature.kind else { return bound?.number }
        return bound?.asCode.text.flatMap(words(in: feature.list).firstIndex(of:)).map(Double.init)
    }
}

extension Node {
    /// The node as a code: scales of digits, such as TRL, may be written as numbers.
    var asCode: Node {
        if case .scalar(let text, .number) = content {
            return Node(.scalar(text, .text), line: line)
        }
        return self
    }
}
