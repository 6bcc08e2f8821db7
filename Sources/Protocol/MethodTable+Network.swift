import Catalog
import Documents
import RPC

extension MethodTable {
    /// The people and organisations around twinnings.
    static let networkMethods: [MethodDescriptor] = [
        MethodDescriptor(
            "network.join",
            "Takes somebody's entry in the network, with their consent; or changes it.",
            role: .privacy,
            params: [
                .required(
                    "author",
                    .text(.line, limit: Limits.authorBytes),
                    "The portal's own name for them; only a pseudonym of it is kept."
                ),
                .required("kind", .word(list: "member-kinds"), "What they are."),
                .required("name", .text(.line, limit: 256), "What they are called."),
                .required("region", .word(list: "regions"), "Where they are."),
                .optional("roles", codes("member-roles"), "As what they work."),
                .optional("skills", codesByFeature, "What they know, codes by list."),
                .optional("languages", codes("languages"), "What they speak."),
                .optional("offers", codesByFeature, "What they offer, codes by list."),
                .optional("asks", codesByFeature, "What they ask for, codes by list."),
                .optional("about", .text(.prose, limit: Limits.textBytes), "More, in words."),
                .optional("contact", .text(.line, limit: 512), "How they can be reached."),
                .required(
                    "consent",
                    .record(
                        .required("given", .boolean, "Whether they have agreed: it must be so."),
                        .optional("date", .text(.day, limit: 10), "When; default today in UTC."),
                        .required("purposes", codes("consent-purposes"), "What for.")
                    ),
                    "What the person has agreed to."
                ),
            ],
            result: [
                .required("event", count, "The number of the entry's event."),
                .required("member", .line, "Their id, always the same."),
                .required("version", count, "Counted up with each change."),
            ],
            errors: writeErrors
        ),
        MethodDescriptor(
            "network.list",
            "Who is in the network, with everything that they say of themselves.",
            role: .privacy,
            params: [
                .optional(
                    "region",
                    .word(list: "regions"),
                    "Only there and in the regions within it."
                ),
                .optional("kind", .word(list: "member-kinds"), "Only such."),
                .optional("role", .word(list: "member-roles"), "Only who works as that."),
                .optional(
                    "skill",
                    .text(.code, limit: 64),
                    "Only who knows or offers this code, or one below it."
                ),
            ] + page + [lang],
            result: [
                .required("members", .rows(of: memberRow), "In the order they joined."),
                .required("total", count),
                .required("labels", MatchShapes.labels),
            ]
        ),
        MethodDescriptor(
            "network.suggest",
            "Whom to bring into a twinning or to a solution, with reasons.",
            params: [
                .optional(
                    "twinning",
                    .text(.slug, limit: 64),
                    "The twinning's id; or else name a solution."
                ),
                .optional("solution", .word(list: "solutions"), "The solution's id."),
                .optional("region", .word(list: "regions"), "With a solution: where it goes."),
                .optional("profile", .word(list: "profiles"), "With a solution: whose needs."),
                .optional(
                    "weights",
                    .map(
                        keys: .choice(suggestionReasons),
                        values: .number(0...Double(Limits.largestWeight), unit: nil),
                        limit: suggestionReasons.count
                    ),
                    "Raw weights by reason; they replace the model's and are normalised."
                ),
            ] + page + [lang],
            result: [
                .required("members", .rows(of: suggestion), "The best first."),
                .required("total", count),
                .required("model", .line, "The model's id and version."),
                .required("labels", MatchShapes.labels),
            ],
            errors: [.notFound, .conflict, .unavailable]
        ),
        MethodDescriptor(
            "network.leave",
            "Takes somebody's entry out of the network, for good; what they voted stays.",
            role: .privacy,
            params: [
                .optional(
                    "author",
                    .text(.line, limit: Limits.authorBytes),
                    "The portal's own name for them; or else name the member."
                ),
                .optional("member", .text(.slug, limit: 64), "The member's id."),
                .optional(
                    "portal",
                    .text(.line, limit: 64),
                    "Whose name it is; default the caller. Another needs the role admin."
                ),
            ],
            result: [
                .required("member", .nullable(.line), "Who left; null where nobody was there."),
                .required("erased", count, "How many versions of the entry went."),
            ],
            errors: [.unavailable, .outcomeUnknown, .storageFull, .notFound]
        ),
    ]

    /// The reasons for bringing somebody in, as the model of the kind network names them.
    package static let suggestionReasons = [
        "skills", "needs", "asks", "region", "languages", "role",
    ]

    private static func codes(_ list: String) -> Shape { .list(of: .word(list: list)) }

    private static let codesByFeature = Shape.record(
        RecordShape(Feature.competences.map { .optional($0.rawValue, codes($0.list)) })
    )
    private static let toldCodes = Shape.map(keys: .line, values: .rows(of: .line), limit: 64)

    private static let cardMembers: [RecordShape.Member] = [
        .required("kind", .line),
        .required("name", .line),
        .required("region", .line),
        .required("roles", .rows(of: .line)),
    ]

    /// Everything that somebody says of themselves.
    static let memberMembers: [RecordShape.Member] =
        [.required("member", .line, "Their id."), .required("version", count)] + cardMembers + [
            .required("skills", toldCodes),
            .required("languages", .rows(of: .line)),
            .required("offers", toldCodes),
            .required("asks", toldCodes),
            .required("about", .nullable(.text(.prose, limit: Limits.textBytes))),
            .required("contact", .nullable(.line)),
            .required(
                "consent",
                .record(
                    .required("date", .line),
                    .required("purposes", .rows(of: .line))
                )
            ),
        ]
    private static let memberRow = Shape.record(RecordShape(memberMembers))

    private static let suggestion = Shape.record(
        RecordShape(
            [.required("member", .line, "Their id.")] + cardMembers + [
                .required("score", MatchShapes.share, "The contributions added left to right."),
                .required("low", MatchShapes.share, "If everything unknown were worthless."),
                .required("high", MatchShapes.share, "If everything unknown fitted fully."),
                .required(
                    "contributions",
                    .rows(
                        of: .record(
                            .required("criterion", .line, "A reason of the model."),
                            .required("weight", MatchShapes.share),
                            .required("utility", MatchShapes.share),
                            .required("contribution", MatchShapes.share, "Weight x utility."),
                            .required("known", .boolean, "Whether the member says it.")
                        )
                    ),
                    "In model order."
                ),
                .required(
                    "matched",
                    .rows(
                        of: .record(
                            .required("criterion", .line),
                            .required("list", .line),
                            .required("need", .line, "What is wanted."),
                            .required("have", .line, "What there is."),
                            .required("affinity", MatchShapes.share, "How near that comes, 0...1.")
                        )
                    ),
                    "The nearest codes, the nearest first."
                ),
            ]
        )
    )
}
