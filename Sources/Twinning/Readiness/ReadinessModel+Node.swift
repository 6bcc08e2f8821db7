public import Catalog
public import Documents
import Matching

extension ReadinessModel {
    /// The features by whose codes the model tells what a solution asks and what builds.
    static let features: [Feature] = [
        .challenges, .interventions, .applications, .standards, .users,
    ]

    /// The declared form of `models/readiness.yaml`.
    public static let shape = Shape.named("ReadinessModel") {
        .record(
            .required("kind", .choice([kind]), "What sort of model it is."),
            .required("id", .text(.slug, limit: 64), "The model's id; the file's name."),
            .required("version", .text(.line, limit: 64), "Counted up when an answer changes."),
            .required("title", .localizedLine, "What people read."),
            .required("illustrative", .boolean, "True until somebody has confirmed the levels."),
            .required(
                "kinds",
                .list(of: .text(.code, limit: 64), count: 1...64, unique: true),
                "The kinds of solutions that ask something of a region."
            ),
            .required(
                "doubt",
                .number(0...10, unit: nil),
                "A level is uncertain where the required one lies within so many spreads of it."
            ),
            .required("help", helpShape, "Which entries of the catalogue are named for a gap."),
            .required("asks", asksShape, "What solutions with a code usually ask."),
            .required("builds", buildsShape, "What an entry must be about to build a dimension."),
            .required("assesses", wishesShape, "What it must be about to find a level out.")
        )
    }

    private static let helpShape = Shape.record(
        .required("most", .integer(1...100), "The most entries for a gap."),
        .required("least", .number(0...1, unit: nil), "The least share of the codes to cover."),
        .required("near", .number(0...1, unit: nil), "The least affinity that counts as there.")
    )

    private static let asksShape = Shape.record(
        RecordShape(
            features.map { feature in
                .optional(
                    feature.rawValue,
                    .map(keys: .text(.code, limit: 64), values: levelsShape, limit: 256)
                )
            }
        )
    )

    private static let levelsShape = Shape.record(
        RecordShape(
            asked.map { .optional($0.id, $0.shape, "The lowest level.") }
        )
    )

    private static let buildsShape = Shape.record(
        RecordShape(ReadinessDimension.all.map { .optional($0.id, wishesShape) })
    )

    private static let wishesShape = Shape.record(
        RecordShape(
            features.map { feature in
                .optional(
                    feature.rawValue,
                    .map(
                        keys: .text(.code, limit: 64),
                        values: .number(0...1, unit: nil),
                        limit: 256
                    )
                )
            }
        )
    )

    /// What a model may say that solutions ask: staff is for records alone.
    private static let asked = ReadinessDimension.all.filter { $0 != .staff }

    /// Reads a model from a document that has ``shape``; nil otherwise.
    public init?(_ node: Node) {
        guard let id = node["id"]?.text, let version = node["version"]?.text,
            let title = node["title"].flatMap(LocalizedText.init),
            let illustrative = node["illustrative"]?.boolean,
            let doubt = node["doubt"]?.number, let help = node["help"],
            let most = help["most"]?.integer, let least = help["least"]?.number,
            let near = help["near"]?.number
        else { return nil }
        self.init(
            id: id,
            version: version,
            title: title,
            isIllustrative: illustrative,
            kinds: node["kinds"]?.texts ?? [],
            doubt: doubt,
            help: (most, least, near),
            asks: Self.asks(node["asks"]),
            builds: Dictionary(
                (node["builds"]?.members ?? []).compactMap { member in
                    ReadinessDimension(id: member.key).map { ($0, Self.wishes(member.value)) }
                }
            ) { first, _ in first },
            assesses: Self.wishes(node["assesses"])
        )
    }

    private static func asks(_ node: Node?) -> [Asking] {
        features.flatMap { feature in
            (node?[feature.rawValue]?.members ?? []).map { line in
                let levels = line.value.members.compactMap { level in
                    ReadinessDimension(id: level.key).flatMap { dimension in
                        level.value.number.map { (dimension, $0) }
                    }
                }
                return Asking(
                    feature: feature,
                    code: line.key,
                    levels: Dictionary(levels) { first, _ in first }
                )
            }
        }
    }

    private static func wishes(_ node: Node?) -> [CodeOverlap.Wish] {
        features.compactMap { feature in
            node?[feature.rawValue].map { codes in
                CodeOverlap.Wish(
                    feature: feature,
                    codes: codes.members.compactMap { code in
                        code.value.number.map { .init(code: code.key, weight: $0) }
                    }
                )
            }
        }
    }

    /// The model as a document of ``shape``.
    public var node: Node {
        .mapping([
            .init("kind", .text(Self.kind)), .init("id", .text(id)),
            .init("version", .text(version)), .init("title", title.node),
            .init("illustrative", .boolean(isIllustrative)), .init("kinds", .texts(kinds)),
            .init("doubt", .number(doubt)),
            .init(
                "help",
                .mapping([
                    .init("most", .number(mostHelp)), .init("least", .number(leastHelp)),
                    .init("near", .number(nearness)),
                ])
            ),
            .init("asks", asksNode),
            .init(
                "builds",
                .mapping(
                    ReadinessDimension.all.compactMap { dimension in
                        builds[dimension].map { .init(dimension.id, Self.node(of: $0)) }
                    }
                )
            ),
            .init("assesses", Self.node(of: assesses)),
        ])
    }

    private var asksNode: Node {
        .mapping(
            Self.features.compactMap { feature in
                let lines = asks.filter { $0.feature == feature }
                guard !lines.isEmpty else { return nil }
                return Node.Member(
                    feature.rawValue,
                    .mapping(
                        lines.map { line in
                            let levels = ReadinessDimension.all.compactMap { dimension in
                                line.levels[dimension].map { level in
                                    Node.Member(dimension.id, .number(level))
                                }
                            }
                            return Node.Member(line.code, .mapping(levels))
                        }
                    )
                )
            }
        )
    }

    private static func node(of wishes: [CodeOverlap.Wish]) -> Node {
        .mapping(
            wishes.map { wish in
                .init(
                    wish.feature.rawValue,
                    .mapping(wish.codes.map { .init($0.code, .number($0.weight)) })
                )
            }
        )
    }

    /// Reports codes that no list has.
    public static func checkMeaning(
        of node: Node,
        codeLists: [String: CodeList],
        with checker: inout ShapeChecker
    ) {
        checker.within("kinds") { checker in
            for (index, kind) in (node["kinds"]?.items ?? []).enumerated() {
                checker.within(String(index)) { $0.require(kind, in: "kinds", codeLists) }
            }
        }
        checker.within("asks") { $0.checkCodes(node["asks"], codeLists) }
        checker.within("builds") { checker in
            for member in node["builds"]?.members ?? [] {
                checker.within(member.key) { $0.checkCodes(member.value, codeLists) }
            }
        }
        checker.within("assesses") { $0.checkCodes(node["assesses"], codeLists) }
    }
}

extension ShapeChecker {
    /// Reports the keys below a feature's name that are no codes of its list.
    fileprivate mutating func checkCodes(_ node: Node?, _ codeLists: [String: CodeList]) {
        for member in node?.members ?? [] {
            within(member.key) { checker in
                for line in member.value.members {
                    let code = Node(.scalar(line.key, .text), line: line.line)
                    checker.within(line.key) { $0.require(code, in: member.key, codeLists) }
                }
            }
        }
    }

    /// Reports a code that a list does not have, where there is that list.
    fileprivate mutating func require(
        _ node: Node,
        in list: String,
        _ codeLists: [String: CodeList]
    ) {
        guard let codes = codeLists[list], let code = node.text, codes.position(of: code) == nil
        else { return }
        let near = NearestWords.nearest(to: code, among: codes.codes)
        report("'\(code.clipped)' is not known in \(list)", node, near)
    }
}
