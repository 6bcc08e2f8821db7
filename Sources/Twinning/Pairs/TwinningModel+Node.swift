public import Catalog
public import Documents

extension TwinningModel: ProgrammeModel {
    /// What stands as `kind` in its file.
    public static let kind = "twinning"

    /// Reads a model from a document that has ``shape``; nil otherwise.
    public init?(_ node: Node) {
        guard let id = node["id"]?.text, let version = node["version"]?.scalarText,
            let title = node["title"].flatMap(LocalizedText.init),
            let solutions = node["solutions"], let types = node["types"]
        else { return nil }
        self.id = id
        self.version = version
        self.title = title
        let rows = node["criteria"]?.items ?? []
        lines = PairCriterion.allCases.map { criterion in
            let row = rows.first { $0["id"]?.text == criterion.rawValue }
            return Line(
                weight: row?["weight"]?.number ?? 0,
                unknown: row?["unknown"]?.number ?? 0
            )
        }
        fit = solutions["fit"]?.number ?? 0
        half = solutions["half"]?.number ?? 1
        best = solutions["best"]?.integer ?? 1
        reach = Reach(
            levels: Self.numbers(solutions["levels"]),
            origin: solutions["origin"]?.number ?? 0,
            country: solutions["country"]?.number ?? 0,
            halfLife: solutions["half-life"]?.number ?? 1
        )
        lead = node["readiness"]?["lead"]?.number ?? 1
        unionLanguage = node["language"]?["union"]?.number ?? 0
        farApart = node["proximity"]?["reach"]?.number ?? 1
        thresholds = Thresholds(
            exchangeFit: types["exchange"]?["fit"]?.number ?? 0,
            exchangeGap: types["exchange"]?["gap"]?.number ?? 0,
            adaptationCriteria: types["adaptation"]?["criteria"]?.texts ?? [],
            adaptationBelow: types["adaptation"]?["below"]?.number ?? 0,
            fullFit: types["full"]?["fit"]?.number ?? 1,
            fullReach: types["full"]?["reach"]?.number ?? 1,
            fullGap: types["full"]?["gap"]?.number ?? 0
        )
        costs = Self.costs(node["costs"])
        figures = (node["indicators"]?.items ?? []).compactMap { item in
            (item["id"]?.text).flatMap(Indicator.init).map {
                Figure(indicator: $0, isMoreBetter: item["better"]?.text == "more")
            }
        }
    }

    /// Costs by type, as a file or a query gives them.
    public static func costs(_ node: Node?) -> [TwinningType: Double] {
        let pairs = numbers(node).compactMap { key, value in
            TwinningType(rawValue: key).map { ($0, value) }
        }
        return Dictionary(pairs) { first, _ in first }
    }

    private static func numbers(_ node: Node?) -> [String: Double] {
        let pairs = (node?.members ?? []).compactMap { member in
            member.value.number.map { (member.key, $0) }
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// Reports criteria that stand twice or are left out, and levels that no list has.
    public static func checkMeaning(
        of node: Node,
        codeLists: [String: CodeList],
        with checker: inout ShapeChecker
    ) {
        let rows = node["criteria"]?.items ?? []
        for criterion in PairCriterion.allCases {
            let count = rows.count { $0["id"]?.text == criterion.rawValue }
            guard count != 1 else { continue }
            checker.within("criteria") {
                $0.report("'\(criterion.rawValue)' must stand once, not \(count) times", node)
            }
        }
        if !rows.isEmpty, rows.allSatisfy({ $0["weight"]?.number == 0 }) {
            checker.report("gives every criterion the weight 0", node)
        }
        guard let list = codeLists["adoption-levels"] else { return }
        checker.within("solutions") { checker in
            checker.within("levels") { checker in
                let stated = (node["solutions"]?["levels"]?.members ?? []).map(\.key)
                for code in list.codes where !stated.contains(code) {
                    checker.report("does not say what the level '\(code)' is worth", node)
                }
                for code in stated where list.position(of: code) == nil {
                    let near = NearestWords.nearest(to: code, among: list.codes)
                    checker.report("'\(code.clipped)' is no level", node, near)
                }
            }
        }
    }

    /// The model as a document of ``shape``.
    public var node: Node {
        .mapping([
            .init("kind", .text(Self.kind)), .init("id", .text(id)),
            .init("version", .text(version)), .init("title", title.node),
            .init("criteria", .sequence(zip(PairCriterion.allCases, lines).map(Self.node))),
            .init("solutions", solutionsNode),
            .init("readiness", .mapping([.init("lead", .number(lead))])),
            .init("language", .mapping([.init("union", .number(unionLanguage))])),
            .init("proximity", .mapping([.init("reach", .number(farApart))])),
            .init("types", thresholds.node),
            .init("costs", Self.node(ofCosts: costs)),
            .init(
                "indicators",
                .sequence(
                    figures.map {
                        .mapping([
                            .init("id", .text($0.indicator.rawValue)),
                            .init("better", .text($0.isMoreBetter ? "more" : "less")),
                        ])
                    }
                )
            ),
        ])
    }

    private static func node(_ criterion: PairCriterion, _ line: Line) -> Node {
        .mapping([
            .init("id", .text(criterion.rawValue)), .init("weight", .number(line.weight)),
            .init("unknown", .number(line.unknown)),
        ])
    }

    private var solutionsNode: Node {
        let levels = reach.levels.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        return .mapping([
            .init("fit", .number(fit)), .init("best", .number(best)),
            .init("half", .number(half)),
            .init("levels", .mapping(levels.map { .init($0.key, .number($0.value)) })),
            .init("origin", .number(reach.origin)), .init("country", .number(reach.country)),
            .init("half-life", .number(reach.halfLife)),
        ])
    }

    private static func node(ofCosts costs: [TwinningType: Double]) -> Node {
        .mapping(
            TwinningType.allCases.compactMap { type in
                costs[type].map { .init(type.rawValue, .number($0)) }
            }
        )
    }
}

extension TwinningModel.Thresholds {
    fileprivate var node: Node {
        .mapping([
            .init(
                "exchange",
                .mapping([
                    .init("fit", .number(exchangeFit)), .init("gap", .number(exchangeGap)),
                ])
            ),
            .init(
                "adaptation",
                .mapping([
                    .init("criteria", .texts(adaptationCriteria)),
                    .init("below", .number(adaptationBelow)),
                ])
            ),
            .init(
                "full",
                .mapping([
                    .init("fit", .number(fullFit)), .init("reach", .number(fullReach)),
                    .init("gap", .number(fullGap)),
                ])
            ),
        ])
    }
}
