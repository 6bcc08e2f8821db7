public import Catalog
public import Documents

/// How a twinning goes by default: its stages and milestones, in days from its start.
public struct TwinningProgramme: ProgrammeModel {
    /// Something to be reached in a stage.
    public struct Milestone: Sendable, Hashable {
        /// What.
        public var title: LocalizedText
        /// Until when, in days from the start.
        public var due: Int
    }

    /// A part of the programme.
    public struct Stage: Sendable, Hashable {
        /// The stage, a code of `twinning-stages`.
        public var stage: String
        /// The first day, in days from the start.
        public var from: Int
        /// The last day, in days from the start.
        public var until: Int
        /// What is to be reached.
        public var milestones: [Milestone]
    }

    /// What stands as `kind` in its file.
    public static let kind = "programme"

    /// The id; the file's name.
    public let id: String
    /// The edition.
    public let version: String
    /// What people read.
    public let title: LocalizedText
    /// The stages in order.
    public let stages: [Stage]

    /// Reads a model from a document that has ``shape``; nil otherwise.
    public init?(_ node: Node) {
        guard let id = node["id"]?.text, let version = node["version"]?.text,
            let title = node["title"].flatMap(LocalizedText.init)
        else { return nil }
        self.id = id
        self.version = version
        self.title = title
        stages = (node["stages"]?.items ?? []).compactMap(Stage.init)
    }

    /// The most days that a programme takes: ten years.
    private static let longest = 3660
    private static let text = Shape.record(
        .required("en", .text(.line, limit: 256)),
        .required("ro", .text(.line, limit: 256))
    )

    /// The declared form of its file.
    public static let shape = Shape.record(
        .required("kind", .choice([kind]), "What sort of model it is."),
        .required("id", .text(.slug, limit: 64), "The file's name."),
        .required("version", .text(.code, limit: 64), "Counted up with each change."),
        .required("title", text, "What people read."),
        .required(
            "stages",
            .list(
                of: .record(
                    .required("stage", .word(list: "twinning-stages"), "The stage."),
                    .required("from", .integer(0...longest), "Its first day, from the start."),
                    .required("until", .integer(0...longest), "Its last day, from the start."),
                    .optional(
                        "milestones",
                        .rows(
                            of: .record(
                                .required("title", text, "What is to be reached."),
                                .required(
                                    "due",
                                    .integer(0...longest),
                                    "Until when, in days from the start."
                                )
                            )
                        ),
                        "What is to be reached."
                    )
                ),
                count: 1...20,
                unique: true
            ),
            "The stages in order."
        )
    )

    /// Reports stages that no list has, and days that cannot be.
    public static func checkMeaning(
        of node: Node,
        codeLists: [String: CodeList],
        with checker: inout ShapeChecker
    ) {
        var last = -1
        var place = -1
        checker.within("stages") { checker in
            for (index, stage) in (node["stages"]?.items ?? []).enumerated() {
                checker.within("\(index)") { checker in
                    guard let code = stage["stage"]?.text, let from = stage["from"]?.integer,
                        let until = stage["until"]?.integer
                    else { return }
                    let list = codeLists["twinning-stages"]
                    let position = list?.position(of: code)
                    if position == nil {
                        checker.report(
                            "'\(code.clipped)' is no code of twinning-stages",
                            stage,
                            list?.codes ?? []
                        )
                    }
                    if let position, position <= place {
                        checker.report("must stand after the stages before it in the list", stage)
                    }
                    if from <= last || until < from {
                        checker.report(
                            "must begin after the stage before it, and end after it begins",
                            stage
                        )
                    }
                    last = max(last, until)
                    place = max(place, position ?? place)
                }
            }
        }
    }

    /// The model as a document of ``shape``.
    public var node: Node {
        .mapping([
            .init("kind", .text(Self.kind)), .init("id", .text(id)),
            .init("version", .text(version)), .init("title", title.node),
            .init("stages", .sequence(stages.map(\.node))),
        ])
    }
}

extension TwinningProgramme.Stage {
    fileprivate init?(_ node: Node) {
        guard let stage = node["stage"]?.text, let from = node["from"]?.integer,
            let until = node["until"]?.integer
        else { return nil }
        self.init(
            stage: stage,
            from: from,
            until: until,
            milestones: (node["milestones"]?.items ?? []).compactMap { node in
                guard let title = node["title"].flatMap(LocalizedText.init),
                    let due = node["due"]?.integer
                else { return nil }
                return TwinningProgramme.Milestone(title: title, due: due)
            }
        )
    }

    fileprivate var node: Node {
        let rows = milestones.map { milestone in
            Node.mapping([
                .init("title", milestone.title.node), .init("due", .number(milestone.due)),
            ])
        }
        return .mapping(
            Node.present([
                ("stage", .text(stage)), ("from", .number(from)), ("until", .number(until)),
                ("milestones", rows.isEmpty ? nil : .sequence(rows)),
            ])
        )
    }
}
