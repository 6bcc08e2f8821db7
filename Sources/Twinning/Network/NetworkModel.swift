public import Catalog
public import Documents
public import Matching

/// How much each reason weighs for bringing somebody of the network in.
public struct NetworkModel: ProgrammeModel {
    /// A reason for bringing somebody in.
    public enum Reason: String, Sendable, CaseIterable {
        /// They know or offer what the solution is about.
        case skills
        /// They know or offer what the region needs.
        case needs
        /// They ask for what the solution is about.
        case asks
        /// They are near one of the two sides.
        case region
        /// They speak a language of each side.
        case languages
        /// They do what the stage wants.
        case role
    }

    /// A reason with its weight.
    public struct Criterion: Sendable, Hashable {
        /// The reason.
        public var reason: Reason
        /// The raw weight, >= 0.
        public var weight: Double
        /// The utility where the member says nothing of it, 0...1.
        public var unknown: Double
    }

    /// Who is wanted in a stage.
    public struct Stage: Sendable, Hashable {
        /// The stage, a code of `twinning-stages`.
        public var stage: String
        /// Codes of `member-roles`.
        public var roles: [String]
    }

    /// What stands as `kind` in its file.
    public static let kind = "network"

    /// The id; the file's name.
    public let id: String
    /// The edition.
    public let version: String
    /// What people read.
    public let title: LocalizedText
    /// How near codes are to each other.
    public let affinity: Affinity
    /// The reasons in the order in which they are added up.
    public let criteria: [Criterion]
    /// Who is wanted in each stage.
    public let stages: [Stage]

    /// Reads a model from a document that has ``shape``; nil otherwise.
    public init?(_ node: Node) {
        guard let id = node["id"]?.text, let version = node["version"]?.text,
            let title = node["title"].flatMap(LocalizedText.init)
        else { return nil }
        self.id = id
        self.version = version
        self.title = title
        affinity = Affinity(node["affinity"])
        criteria = (node["criteria"]?.items ?? []).compactMap { item in
            guard let reason = item["id"]?.text.flatMap(Reason.init),
                let weight = item["weight"]?.number
            else { return nil }
            return Criterion(
                reason: reason,
                weight: weight,
                unknown: item["unknown"]?.number ?? 0
            )
        }
        stages = (node["stages"]?.items ?? []).compactMap { item in
            item["stage"]?.text.map { Stage(stage: $0, roles: item["roles"]?.texts ?? []) }
        }
    }

    private static let share = Shape.number(0...1, unit: nil)

    /// The declared form of its file.
    public static let shape = Shape.record(
        .required("kind", .choice([kind]), "What sort of model it is."),
        .required("id", .text(.slug, limit: 64), "The file's name."),
        .required("version", .text(.code, limit: 64), "Counted up with each change."),
        .required(
            "title",
            .record(
                .required("en", .text(.line, limit: 256)),
                .required("ro", .text(.line, limit: 256))
            ),
            "What people read."
        ),
        .optional(
            "affinity",
            .record(
                .optional("exact", share, "The same code."),
                .optional("below", share, "The member's code lies below the wanted one."),
                .optional("above", share, "The member's code lies above the wanted one."),
                .optional("parent", share, "Same parent, which is no root."),
                .optional("group", share, "Same root.")
            ),
            "How near codes are to each other."
        ),
        .required(
            "criteria",
            .list(
                of: .record(
                    .required("id", .choice(Reason.allCases.map(\.rawValue)), "The reason."),
                    .required("weight", .number(0...1_000_000, unit: nil), "Its raw weight."),
                    .optional("unknown", share, "The utility where nothing is said; default 0.")
                ),
                count: 1...Reason.allCases.count,
                unique: true
            ),
            "The reasons in the order in which they are added up."
        ),
        .optional(
            "stages",
            .list(
                of: .record(
                    .required("stage", .word(list: "twinning-stages"), "The stage."),
                    .required("roles", .list(of: .word(list: "member-roles")), "Who is wanted.")
                ),
                count: 0...20,
                unique: true
            ),
            "Who is wanted in each stage."
        )
    )

    /// Reports codes that no list has, reasons that stand twice, and weights that are all 0.
    public static func checkMeaning(
        of node: Node,
        codeLists: [String: CodeList],
        with checker: inout ShapeChecker
    ) {
        let reasons = node["criteria"]?.items ?? []
        let ids = reasons.compactMap { $0["id"]?.text }
        checker.within("criteria") { checker in
            if Set(ids).count != ids.count {
                checker.report("a reason stands twice", node["criteria"] ?? node)
            }
            if reasons.allSatisfy({ ($0["weight"]?.number ?? 0) <= 0 }) {
                checker.report("one weight at least must be above 0", node["criteria"] ?? node)
            }
        }
        checker.within("stages") { checker in
            for (index, stage) in (node["stages"]?.items ?? []).enumerated() {
                let stages = stage["stage"].map { [$0] } ?? []
                let roles = stage["roles"]?.items ?? []
                checker.within("\(index)") { checker in
                    for (list, codes) in [("twinning-stages", stages), ("member-roles", roles)] {
                        for code in codes {
                            let text = code.text ?? ""
                            guard codeLists[list]?.position(of: text) == nil else { continue }
                            checker.report(
                                "'\(text.clipped)' is no code of \(list)",
                                code,
                                codeLists[list]?.codes ?? []
                            )
                        }
                    }
                }
            }
        }
    }

    /// The model as a document of ``shape``.
    public var node: Node {
        .mapping([
            .init("kind", .text(Self.kind)), .init("id", .text(id)),
            .init("version", .text(version)), .init("title", title.node),
            .init("affinity", affinity.node),
            .init(
                "criteria",
                .sequence(
                    criteria.map {
                        .mapping([
                            .init("id", .text($0.reason.rawValue)),
                            .init("weight", .number($0.weight)),
                            .init("unknown", .number($0.unknown)),
                        ])
                    }
                )
            ),
            .init(
                "stages",
                .sequence(
                    stages.map {
                        .mapping([
                            .init("stage", .text($0.stage)), .init("roles", .texts($0.roles)),
                        ])
                    }
                )
            ),
        ])
    }
}
