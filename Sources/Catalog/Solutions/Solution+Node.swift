public import Documents

extension Solution {
    /// Reads a solution from a document that has ``shape``; nil where it has not.
    public init?(_ node: Node) {
        guard let id = node["id"]?.text, let name = node["name"]?.text,
            let kind = node["kind"]?.text,
            let summary = node["summary"].flatMap(LocalizedText.init)
        else { return nil }
        var features: StatedFeatures = [:]
        for member in node["features"]?.members ?? [] {
            guard let feature = Feature(rawValue: member.key),
                let stated = StatedFeature(member.value, of: feature)
            else { return nil }
            features[feature] = stated
        }
        let links = node["links"]
        let originator = node["originator"]
        self.init(
            id: id,
            name: name,
            kind: kind,
            lists: node["lists"]?.texts ?? [],
            summary: summary,
            links: Links(
                home: links?["home"]?.text,
                docs: links?["docs"]?.text,
                source: links?["source"]?.text,
                contact: links?["contact"]?.text
            ),
            originator: Originator(
                organisation: originator?["organisation"]?.text,
                region: originator?["region"]?.text
            ),
            features: features,
            requires: node["requires"].map(Requirements.init),
            deployments: (node["deployments"]?.items ?? []).compactMap(Deployment.init)
        )
    }

    /// The solution as a document of ``shape``.
    public var node: Node {
        var members: [Node.Member] = [
            .init("id", .text(id)), .init("name", .text(name)), .init("kind", .text(kind)),
            .init("lists", .texts(lists)), .init("summary", summary.node),
        ]
        let addresses = Node.present([
            ("home", links.home.map(Node.text)), ("docs", links.docs.map(Node.text)),
            ("source", links.source.map(Node.text)), ("contact", links.contact.map(Node.text)),
        ])
        if !addresses.isEmpty { members.append(.init("links", .mapping(addresses))) }
        let maker = Node.present([
            ("organisation", originator.organisation.map(Node.text)),
            ("region", originator.region.map(Node.text)),
        ])
        if !maker.isEmpty { members.append(.init("originator", .mapping(maker))) }
        let stated = Feature.allCases.compactMap { feature in
            features[feature].map { Node.Member(feature.rawValue, $0.node) }
        }
        members.append(.init("features", .mapping(stated)))
        if let requires { members.append(.init("requires", requires.node)) }
        members.append(.init("deployments", .sequence(deployments.map(\.node))))
        return .mapping(members)
    }
}

extension StatedFeature {
    /// Reads a stated feature; nil where the document has another form.
    init?(_ node: Node, of feature: Feature) {
        guard let value = node["value"].flatMap({ FeatureValue($0, of: feature) }),
            let source = node["source"]?.text,
            let date = node["date"]?.text.flatMap(PartialDate.init),
            let basis = node["basis"]?.text.flatMap(Basis.init)
        else { return nil }
        self.init(value: value, source: source, date: date, basis: basis)
    }

    /// The stated feature as a document.
    var node: Node {
        .mapping([
            .init("value", value.node), .init("source", .text(source)),
            .init("date", .text(date.text)), .init("basis", .text(basis.rawValue)),
        ])
    }
}

extension FeatureValue {
    /// Reads a value of a feature; nil where the document has another form.
    init?(_ node: Node, of feature: Feature) {
        switch feature.kind {
        case .codeSet:
            // Known to be none is written as an empty list or, for people, as `none`.
            guard node.text == nil || node.text == "none" else { return nil }
            self = .codes(node.texts)
        case .ordinal:
            guard let code = node.text else { return nil }
            self = .rank(code)
        case .number:
            guard let number = node.number else { return nil }
            self = .number(number)
        case .boolean:
            guard let truth = node.boolean else { return nil }
            self = .boolean(truth)
        }
    }

    /// The value as a document.
    public var node: Node {
        switch self {
        case .codes(let codes): .texts(codes)
        case .rank(let code): .text(code)
        case .number(let number): .number(number)
        case .boolean(let truth): .boolean(truth)
        }
    }
}

extension Requirements {
    /// Reads requirements; members of another form are left out.
    init(_ node: Node) {
        var readiness: [String: Double] = [:]
        for dimension in Scirocco.dimensions {
            if let level = node[dimension]?.number { readiness[dimension] = level }
        }
        self.init(
            readiness: readiness,
            emram: node["emram"]?.number,
            bandwidth: node["bandwidth"]?.number,
            isHard: node["hard"]?.boolean ?? false
        )
    }

    /// The requirements as a document.
    var node: Node {
        var members = Node.present(Scirocco.dimensions.map { ($0, readiness[$0].map(Node.number)) })
        members += Node.present([
            ("emram", emram.map(Node.number)), ("bandwidth", bandwidth.map(Node.number)),
        ])
        members.append(.init("hard", .boolean(isHard)))
        return .mapping(members)
    }
}

extension Deployment {
    /// Reads a deployment; nil where the document has another form.
    init?(_ node: Node) {
        guard let region = node["region"]?.text, let year = node["year"]?.integer,
            let source = node["source"]?.text
        else { return nil }
        self.init(region: region, year: year, level: node["level"]?.text, source: source)
    }

    /// The deployment as a document.
    var node: Node {
        var members: [Node.Member] = [.init("region", .text(region)), .init("year", .number(year))]
        if let level { members.append(.init("level", .text(level))) }
        members.append(.init("source", .text(source)))
        return .mapping(members)
    }
}
