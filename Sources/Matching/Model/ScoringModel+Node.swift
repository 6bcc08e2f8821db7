import Catalog
public import Documents

extension ScoringModel {
    /// The declared form of `models/<id>.yaml`.
    public static let shape = Shape.named("Model") {
        let share = Shape.number(0...1, unit: nil)
        return .record(
            .required("id", .text(.slug, limit: 64), "The model's id; the file's name."),
            .required("version", .text(.code, limit: 32), "Counted up when scores change."),
            .required("title", .localizedLine, "What people read."),
            .optional(
                "affinity",
                .record(
                    .optional("exact", share, "The same code."),
                    .optional("below", share, "The solution's code lies below the need."),
                    .optional("above", share, "The solution's code lies above the need."),
                    .optional("parent", share, "Same parent, which is no root."),
                    .optional("group", share, "Same root.")
                )
            ),
            .optional(
                "learning",
                .record(
                    .optional("smallest", share, "Least factor of a learned weight; default 0.5."),
                    .optional(
                        "largest",
                        .number(1...10, unit: nil),
                        "Largest factor of a learned weight; default 2."
                    ),
                    .optional(
                        "scale",
                        .number(1...100, unit: nil),
                        "Log odds of preference for a lead of 1 in score; default 20."
                    ),
                    .optional(
                        "penalty",
                        .number(1...1000, unit: nil),
                        "What moving a weight costs; default 30."
                    )
                ),
                "How far weights may move that are learned from preferences."
            ),
            .required(
                "groups",
                .list(
                    of: .record(
                        .required("id", .text(.slug, limit: 64)),
                        .required("title", .localizedLine)
                    ),
                    count: 1...64,
                    unique: false
                )
            ),
            .required("criteria", .list(of: criterionShape, count: 1...256, unique: false))
        )
    }

    private static let criterionShape = Shape.record(
        .required("id", .text(.slug, limit: 64), "Unique in the model."),
        .required("group", .text(.slug, limit: 64), "The id of its group."),
        .required("from", .choice(SolutionSide.all.map(\.name)), "What it looks at."),
        .optional("against", .choice(ProfileSide.all.map(\.name)), "What it is held against."),
        .required(
            "utility",
            .record(RecordShape(utilityMembers + Neighbourhood.members))
        ),
        .required("weight", .number(0...1e6, unit: nil), "Raw weight."),
        .optional("unknown", .number(0...1, unit: nil), "Utility of an unknown value; default 0."),
        .optional("active", .choice(Criterion.Activation.allCases.map(\.rawValue)))
    )

    private static let utilityMembers: [RecordShape.Member] = [
        .required("kind", .choice(Utility.names)),
        .optional(
            "levels",
            .map(keys: .text(.code, limit: 64), values: .number(0...1, unit: nil), limit: 64),
            "Utility of each step of the scale, for kind levels."
        ),
        .optional(
            "elsewhere",
            .number(0...1, unit: nil),
            "What a voice of a region just like this one counts, for kind feedback."
        ),
        .optional(
            "portal",
            .number(0.5...1, unit: nil),
            "Most of all weight for one portal, once there are two, for kind feedback."
        ),
        .optional(
            "hour",
            .integer(1...1_000_000),
            "Most whole votes an hour for one solution, for kind feedback; the same in all models."
        ),
    ]

    /// Reads a model from a document that has ``shape``; nil otherwise.
    public init?(_ node: Node) {
        guard let id = node["id"]?.text, let version = node["version"]?.asText,
            let title = node["title"].flatMap(LocalizedText.init)
        else { return nil }
        self.init(
            id: id,
            version: version,
            title: title,
            affinity: Affinity(node["affinity"]),
            learning: node["learning"].map(LearningBounds.init),
            groups: (node["groups"]?.items ?? []).compactMap { item in
                guard let id = item["id"]?.text,
                    let title = item["title"].flatMap(LocalizedText.init)
                else { return nil }
                return Group(id: id, title: title)
            },
            criteria: (node["criteria"]?.items ?? []).compactMap(Criterion.init)
        )
    }

    /// The model as a document of ``shape``.
    public var node: Node {
        .mapping(
            [
                .init("id", .text(id)), .init("version", .text(version)),
                .init("title", title.node),
                .init("affinity", affinity.node),
            ] + Node.present([("learning", learning?.node)]) + [
                .init(
                    "groups",
                    .sequence(
                        groups.map {
                            .mapping([.init("id", .text($0.id)), .init("title", $0.title.node)])
                        }
                    )
                ),
                .init("criteria", .sequence(criteria.map(\.node))),
            ]
        )
    }
}

extension Criterion {
    /// Reads a criterion; nil where the document has another form.
    init?(_ node: Node) {
        guard let id = node["id"]?.text, let group = node["group"]?.text,
            let from = node["from"]?.text.flatMap(SolutionSide.init(name:)),
            let utility = node["utility"].flatMap(Utility.init),
            let weight = node["weight"]?.number
        else { return nil }
        self.init(
            id: id,
            group: group,
            from: from,
            against: node["against"]?.text.flatMap(ProfileSide.init(name:)),
            utility: utility,
            weight: weight,
            unknown: node["unknown"]?.number ?? 0,
            active: node["active"]?.text.flatMap(Activation.init) ?? .stated
        )
    }

    /// The criterion as a document.
    var node: Node {
        .mapping(
            [
                .init("id", .text(id)), .init("group", .text(group)),
                .init("from", .text(from.name)),
            ] + Node.present([("against", against.map { .text($0.name) })]) + [
                .init("utility", utility.node), .init("weight", .number(weight)),
                .init("unknown", .number(unknown)), .init("active", .text(active.rawValue)),
            ]
        )
    }
}

extension Utility {
    /// Reads a utility; nil where the document has another form.
    init?(_ node: Node) {
        switch node["kind"]?.text {
        case "overlap": self = .overlap
        case "atLeast": self = .atLeast
        case "atMost": self = .atMost
        case "target": self = .target
        case "is": self = .exactly
        case "readiness": self = .readiness
        case "proximity": self = .proximity
        case "adoption": self = .adoption
        case "neighbours": self = .neighbours(Neighbourhood(node))
        case "feedback":
            var bounds = FeedbackBounds()
            bounds.elsewhere = node["elsewhere"]?.number ?? bounds.elsewhere
            bounds.portal = node["portal"]?.number ?? bounds.portal
            bounds.hour = node["hour"]?.integer ?? bounds.hour
            self = .feedback(bounds)
        case "levels":
            let pairs = (node["levels"]?.members ?? []).compactMap { member in
                member.value.number.map { (member.key, $0) }
            }
            self = .levels(Dictionary(pairs) { first, _ in first })
        default: return nil
        }
    }

    /// The utility as a document.
    var node: Node {
        var members: [Node.Member] = [.init("kind", .text(name))]
        if case .levels(let table) = self {
            let rows = table.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
            members.append(
                .init("levels", .mapping(rows.map { .init($0.key, .number($0.value)) }))
            )
        }
        if case .feedback(let bounds) = self {
            members += [
                .init("elsewhere", .number(bounds.elsewhere)),
                .init("portal", .number(bounds.portal)), .init("hour", .number(bounds.hour)),
            ]
        }
        if case .neighbours(let neighbourhood) = self {
            members += neighbourhood.values.map { .init($0.name, .number($0.value)) }
        }
        return .mapping(members)
    }
}

extension Node {
    /// A scalar's text, whatever it was written as.
    fileprivate var asText: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }
}
