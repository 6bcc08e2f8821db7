public import Catalog
public import Documents

/// How alike regions are: the weights of the compared indicators, as a file.
public struct SimilarityModel: ProgrammeModel {
    /// What stands as `kind` in its file.
    public static let kind = "similarity"

    /// The id; the file's name.
    public let id: String
    /// The edition.
    public let version: String
    /// What people read.
    public let title: LocalizedText
    /// The raw weight of each of `Indicator.compared`; 0 for one that the file leaves out.
    public let raw: [Double]
    /// The difference that counts where a figure is missing, 0...1.
    public let missing: Double

    /// The names that weights may have.
    public static let names = Indicator.compared.map(\.rawValue)

    /// The declared form of the file.
    public static let shape = Shape.named("SimilarityModel") {
        .record(
            .required("kind", .choice([kind]), "What the model is about."),
            .required("id", .text(.slug, limit: 64), "The model's id; the file's name."),
            .required("version", .text(.code, limit: 32), "Counted up when answers change."),
            .required("title", .localizedLine, "What people read."),
            .required(
                "indicators",
                .list(
                    of: .record(
                        .required("id", .choice(names), "A compared indicator."),
                        .required("weight", .number(0...1e6, unit: nil), "Raw weight.")
                    ),
                    count: 1...names.count,
                    unique: false
                ),
                "What is compared; an indicator that is left out counts nothing."
            ),
            .optional(
                "missing",
                .number(0...1, unit: nil),
                "The difference that counts where a figure is missing; default 0.5."
            )
        )
    }

    /// Reads a model from a document that has ``shape``; nil otherwise.
    public init?(_ node: Node) {
        guard let id = node["id"]?.text, let version = node["version"]?.scalarText,
            let title = node["title"].flatMap(LocalizedText.init)
        else { return nil }
        self.id = id
        self.version = version
        self.title = title
        var raw = Self.names.map { _ in 0.0 }
        for item in node["indicators"]?.items ?? [] {
            guard let place = Self.names.firstIndex(of: item["id"]?.text ?? "") else { continue }
            raw[place] = item["weight"]?.number ?? 0
        }
        self.raw = raw
        missing = node["missing"]?.number ?? 0.5
    }

    /// Reports indicators that stand twice, and weights that add up to nothing.
    public static func checkMeaning(
        of node: Node,
        codeLists: [String: CodeList],
        with checker: inout ShapeChecker
    ) {
        let items = node["indicators"]?.items ?? []
        var seen: Set<String> = []
        checker.within("indicators") { checker in
            for (index, item) in items.enumerated() {
                guard let id = item["id"]?.text, !seen.insert(id).inserted else { continue }
                checker.within(String(index)) { $0.report("'\(id)' stands twice", item) }
            }
        }
        if !items.isEmpty, items.allSatisfy({ $0["weight"]?.number == 0 }) {
            checker.report("gives every indicator the weight 0", node)
        }
    }

    /// The weights, with those of a query in place of the ones they name.
    ///
    /// - Parameter weights: raw weights by indicator, each name once.
    /// - Returns: nil where all add up to nothing.
    public func weights(_ weights: [NeedsProfile.Weight] = []) -> LikenessWeights? {
        var raw = raw
        for weight in weights {
            guard let place = Self.names.firstIndex(of: weight.name) else { continue }
            raw[place] = weight.raw
        }
        return LikenessWeights(raw: raw, missing: missing)
    }

    /// The model as a document of ``shape``.
    public var node: Node {
        .mapping([
            .init("kind", .text(Self.kind)), .init("id", .text(id)),
            .init("version", .text(version)), .init("title", title.node),
            .init(
                "indicators",
                .sequence(
                    zip(Self.names, raw).map {
                        .mapping([.init("id", .text($0)), .init("weight", .number($1))])
                    }
                )
            ),
            .init("missing", .number(missing)),
        ])
    }
}

extension Node {
    /// A scalar's text, whatever it was written as.
    var scalarText: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }
}
