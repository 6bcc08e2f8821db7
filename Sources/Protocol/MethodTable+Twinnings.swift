import Catalog
import Documents
import RPC

extension MethodTable {
    /// Twinnings from their opening to their report.
    static let twinningMethods: [MethodDescriptor] = [
        MethodDescriptor(
            "twinnings.open",
            "Opens a twinning: one region helps another to take a solution over.",
            role: .catalog,
            params: [
                .required("originator", .word(list: "regions"), "The region that gives."),
                .required("adopter", .word(list: "regions"), "The region that takes over."),
                .required("solution", .word(list: "solutions"), "The solution's id."),
                .optional(
                    "profile",
                    .word(list: "profiles"),
                    "The needs; default the stored profile of the adopter."
                ),
                .optional("type", .word(list: "twinning-types"), "How much is taken over."),
                .optional("start", day, "The first day; default today in UTC."),
                .optional(
                    "stages",
                    .list(of: stage, count: 1...20, unique: true),
                    "Default those of the model of the kind programme."
                ),
                .optional("participants", participants, "Members of the network, as what."),
                .optional("note", .text(.prose, limit: Limits.textBytes), "What it is about."),
            ],
            result: changed,
            errors: writeErrors + [.notFound]
        ),
        MethodDescriptor(
            "twinnings.advance",
            "Changes an open twinning: its stage, milestones, people, results, lessons, outcome.",
            role: .catalog,
            params: [
                twinning,
                .optional("stage", .word(list: "twinning-stages"), "The stage that is entered."),
                .optional("date", day, "When it is entered; default today in UTC."),
                .optional("reason", .text(.line, limit: 512), "Why; required to go back."),
                .optional("milestones", milestones, "By title: adds one, or changes it."),
                .optional(
                    "participants",
                    .record(
                        .optional("add", participants, "Who comes, or changes role."),
                        .optional("remove", .list(of: name), "The ids of members who go.")
                    ),
                    "Who takes part."
                ),
                .optional("deliverables", deliverables, "By title: adds one, or changes it."),
                .optional("lessons", lessons, "What others should know."),
                .optional("outcome", outcome, "What came of it; this closes the twinning."),
                .optional("expectedVersion", count, "Refuse unless this is its version."),
            ],
            result: changed,
            errors: writeErrors + [.notFound]
        ),
        MethodDescriptor(
            "twinnings.get",
            "One twinning as it is or was, and what is heard of its solution where it goes.",
            params: [
                twinning,
                .optional("version", .integer(1...Limits.largestInteger), "Default the newest."),
                lang,
            ],
            result: [
                .required("twinning", twinningShape),
                .required(
                    "feedback",
                    .record(
                        .required("votes", count),
                        .required("mean", .nullable(MatchShapes.share)),
                        .required("median", .nullable(MatchShapes.share)),
                        .required("uncertain", .boolean, "Whether the raters are split.")
                    ),
                    "What users in the adopter's region say of the solution."
                ),
                .required(
                    "adoption",
                    .rows(of: adoptionRow),
                    "Where the solution stands in the adopter's region and those within it."
                ),
                .required("labels", MatchShapes.labels),
            ],
            errors: [.notFound]
        ),
        MethodDescriptor(
            "twinnings.list",
            "The twinnings there are, by id.",
            params: [
                .optional(
                    "region",
                    .word(list: "regions"),
                    "Only those of which one side is there or in a region within it."
                ),
                .optional("solution", .word(list: "solutions"), "Only of this one."),
                .optional("status", .choice(["open", "closed"]), "Only such."),
                .optional(
                    "stage",
                    .word(list: "twinning-stages"),
                    "Only those that stand in this stage."
                ),
            ] + page + [lang],
            result: [
                .required("twinnings", .rows(of: row), "By id."),
                .required("total", count),
                .required("labels", MatchShapes.labels),
            ]
        ),
        MethodDescriptor(
            "twinnings.report",
            "All that is known of one twinning, from one state: what a report is made of.",
            params: [
                twinning,
                .optional("version", .integer(1...Limits.largestInteger), "Default the newest."),
                .optional("asOf", day, "The day to judge by; default today in UTC."), lang,
            ],
            result: [
                .required("twinning", twinningShape),
                .required(
                    "match",
                    .nullable(.record(RecordShape(explanation))),
                    "As match.explain tells it of the profile and the solution."
                ),
                .required(
                    "pair",
                    .nullable(.record(RecordShape(toldPair))),
                    "As twins.find tells it, its place among all that the adopter could have."
                ),
                .required(
                    "readiness",
                    .nullable(
                        .record(
                            RecordShape(
                                readinessMembers + [.required("labels", MatchShapes.labels)]
                            )
                        )
                    ),
                    "As readiness.gap tells it of the profile and the solution."
                ),
                .required(
                    "feedback",
                    .nullable(.record(RecordShape(feedbackMembers))),
                    "As feedback.summary tells it of the solution in the adopter's region."
                ),
                .required(
                    "adoption",
                    .rows(of: adoptionRow),
                    "Where the solution stands in the adopter's region and those within it."
                ),
                .required(
                    "missing",
                    .rows(of: .record(.required("part", .line), .required("reason", prose))),
                    "The parts that are null, and why."
                ),
                .required("labels", MatchShapes.labels),
            ],
            errors: [.notFound]
        ),
    ]

    /// A pair by itself.
    private static let toldPair: [RecordShape.Member] =
        twinPairMembers + [
            .required("total", count, "How many originators have something to give."),
            .required("model", .line, "The twinning model, id@version."),
            .required("labels", MatchShapes.labels),
        ]

    // MARK: What comes in

    private static let day = Shape.text(.day, limit: 10)
    private static let name = Shape.text(.slug, limit: 64)
    private static let title = Shape.text(.line, limit: Limits.titleBytes)
    private static let twinning = RecordShape.Member.required(
        "twinning",
        name,
        "The twinning's id, such as ro21-hu31-openmrs."
    )
    private static let stage = Shape.record(
        .required("stage", .word(list: "twinning-stages")),
        .required("from", day, "The first day."),
        .required("until", day, "The last day.")
    )
    private static let participants = Shape.list(
        of: .record(
            .required("member", name, "The member's id, such as m-12."),
            .required("role", .word(list: "member-roles"), "As what.")
        ),
        count: 1...Limits.twinningRows,
        unique: true
    )
    private static let milestones = Shape.list(
        of: .record(
            .required("title", title),
            .optional("stage", .nullable(.word(list: "twinning-stages"))),
            .optional("due", .nullable(day), "Until when."),
            .optional("reached", .nullable(day), "When it was reached; null takes that back.")
        ),
        count: 1...Limits.twinningRows,
        unique: true
    )
    private static let deliverables = Shape.list(
        of: .record(
            .required("title", title),
            .required("date", day, "When it was handed over."),
            .optional("link", .text(.link, limit: 512), "Where it lies.")
        ),
        count: 1...Limits.twinningRows,
        unique: true
    )
    private static let lessons = Shape.list(
        of: .record(
            .required("text", .text(.prose, limit: Limits.textBytes)),
            .optional("language", .word(list: "languages"), "The language of the text."),
            .optional("date", day, "Default today in UTC.")
        ),
        count: 1...Limits.twinningRows,
        unique: true
    )
    private static let outcome = Shape.record(
        .required("outcome", .word(list: "twinning-outcomes")),
        .optional("text", .text(.prose, limit: Limits.textBytes), "In words."),
        .optional("date", day, "Since when; default today in UTC.")
    )

    // MARK: What goes out

    private static let changed: [RecordShape.Member] = [
        .required("twinning", .line, "Its id."),
        .required("version", count),
        .required("stage", .nullable(.line), "Null before the first is entered."),
        .required("status", .choice(["open", "closed"])),
    ]
    private static let sides: [RecordShape.Member] = [
        .required("originator", .line),
        .required("adopter", .line),
        .required("profile", .line),
        .required("solution", .line),
        .required("type", .nullable(.line)),
        .required("opened", .line, "The first day."),
        .required("closed", .nullable(.line), "The day of the outcome."),
        .required("stage", .nullable(.line), "Null before the first is entered."),
    ]
    private static let identity: [RecordShape.Member] = [
        .required("id", .line),
        .required("version", count),
        .required("status", .choice(["open", "closed"])),
    ]
    private static let row = Shape.record(
        RecordShape(
            identity + sides + [
                .required("participants", count),
                .required("outcome", .nullable(.line)),
            ]
        )
    )

    /// A twinning as answers tell it.
    static let twinningShape = Shape.named("Twinning") {
        .record(
            RecordShape(
                identity + sides + [
                    .required("stages", .rows(of: toldStage), "In the order of their days."),
                    .required("milestones", .rows(of: toldMilestone)),
                    .required("participants", .rows(of: participant)),
                    .required("deliverables", .rows(of: deliverable)),
                    .required("lessons", .rows(of: lesson)),
                    .required(
                        "outcome",
                        .nullable(
                            .record(
                                .required("outcome", .line),
                                .required("text", .nullable(prose)),
                                .required("date", .line)
                            )
                        )
                    ),
                    .required("history", .rows(of: change), "The earliest change first."),
                ]
            )
        )
    }

    private static let prose = Shape.text(.prose, limit: Limits.textBytes)
    private static let toldStage = Shape.record(
        .required("stage", .line),
        .required("from", .line, "The first day that is planned."),
        .required("until", .line, "The last day that is planned."),
        .required("entered", .nullable(.line))
    )
    private static let toldMilestone = Shape.record(
        .required("title", .line),
        .required("stage", .nullable(.line)),
        .required("due", .nullable(.line)),
        .required("reached", .nullable(.line))
    )
    private static let participant = Shape.record(
        .required("member", .line),
        .required("name", .nullable(.line), "Null where they left, or no longer agree to it."),
        .required("kind", .nullable(.line)),
        .required("role", .line, "As what they take part."),
        .required("region", .nullable(.line))
    )
    private static let deliverable = Shape.record(
        .required("title", .line),
        .required("date", .line),
        .required("link", .nullable(.line))
    )
    private static let lesson = Shape.record(
        .required("text", prose),
        .required("language", .nullable(.line)),
        .required("date", .line)
    )
    private static let change = Shape.record(
        .required("version", count),
        .required("time", .line, "RFC 3339 in UTC."),
        .required("by", .line, "Who sent it."),
        .required("reason", .nullable(prose)),
        .required(
            "changes",
            .rows(
                of: .record(
                    .required(
                        "what",
                        .choice([
                            "opened", "stage", "milestone", "participant-added",
                            "participant-removed", "deliverable", "lesson", "outcome",
                        ])
                    ),
                    .required("value", .nullable(prose), "A code, a title, a text or an id."),
                    .required("date", .nullable(.line))
                )
            )
        )
    )
}
