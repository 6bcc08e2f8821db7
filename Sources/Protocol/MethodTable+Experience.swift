import Catalog
import Documents
import RPC

extension MethodTable {
    /// What local users say, how far regions have come, and the people behind it.
    static let experienceMethods: [MethodDescriptor] = [
        MethodDescriptor(
            "feedback.submit",
            "Takes what one person says of a solution; it counts from the next query on.",
            role: .feedback,
            params: [
                .required("solution", .word(list: "solutions"), "The solution's id."),
                .required("region", .word(list: "regions"), "Where the person speaks from."),
                .required(
                    "author",
                    .text(.line, limit: Limits.authorBytes),
                    "The portal's own name for the person; only a pseudonym of it is kept."
                ),
                .required("role", .word(list: "feedback-roles"), "As what the person speaks."),
                .required("level", .word(list: "adoption-levels"), "How far it has come there."),
                .required("score", .integer(-3...3), "-3 strongly against ... 3 strongly for."),
                .optional("text", .text(.prose, limit: Limits.textBytes), "In their own words."),
                .optional("language", .word(list: "languages"), "The language of the text."),
                .optional("time", .text(.line, limit: 40), "When it was said, RFC 3339 or a day."),
            ],
            result: [
                .required("event", count, "Its number, by which it can be withdrawn."),
                .required("solution", .line),
                .required("region", .line),
                .required(
                    "replaces",
                    .nullable(count),
                    "The person's vote for this solution that counted until now."
                ),
                .required(
                    "flags",
                    .rows(of: .choice(["duplicate", "burst", "many-by-author"])),
                    "What is remarkable; the vote counts all the same, within the model's bounds."
                ),
            ],
            errors: writeErrors
        ),
        MethodDescriptor(
            "feedback.withdraw",
            "Takes back a vote, an adoption event or an earlier withdrawal, as if it never was.",
            role: .feedback,
            params: [
                .required("event", .integer(1...Limits.largestInteger), "The event's number."),
                .optional("reason", .text(.line, limit: 512), "Why."),
            ],
            result: [
                .required("event", count, "The number of the withdrawal; it can be withdrawn too."),
                .required("withdrawn", count, "The event that no longer counts."),
                .required("solution", .nullable(.line), "The solution that it moves."),
            ],
            errors: writeErrors + [.notFound]
        ),
        MethodDescriptor(
            "feedback.list",
            "What was said, the latest first, without who said it.",
            params: [
                .optional("solution", .word(list: "solutions"), "Only about this one."),
                .optional("region", .word(list: "regions"), "Only from there."),
                .optional("withdrawn", .boolean, "Also what no longer counts; default false."),
            ] + page,
            result: [
                .required("events", .rows(of: feedbackRow), "The latest first."),
                .required("total", count),
            ],
            errors: [.unavailable]
        ),
        MethodDescriptor(
            "feedback.summary",
            "What users say of a solution together: ratings, disagreement, and what it moves.",
            params: [
                .required("solution", .word(list: "solutions"), "The solution's id."),
                .optional(
                    "region",
                    .word(list: "regions"),
                    "Only ratings from there, and how loud all of them are heard there."
                ),
                .optional("model", .text(.slug, limit: 64), "Whose bounds hold."),
                lang,
            ],
            result: feedbackMembers,
            errors: [.notFound]
        ),
        MethodDescriptor(
            "adoption.record",
            "Takes how far a solution has come in a region or at one of its sites.",
            role: .feedback,
            params: [
                .required("solution", .word(list: "solutions"), "The solution's id."),
                .required("region", .word(list: "regions"), "Where."),
                .optional("site", .text(.line, limit: 128), "The site; default the whole region."),
                .required("stage", .word(list: "adoption-stages"), "The stage that is reached."),
                .optional(
                    "level",
                    .word(list: "adoption-levels"),
                    "What that means for its use; default by the stage, none before it runs."
                ),
                .optional("date", .text(.day, limit: 10), "Since when; default today in UTC."),
                .optional("reason", .text(.line, limit: 512), "Why; required to go back a stage."),
            ],
            result: [
                .required("event", count, "Its number, by which it can be withdrawn."),
                .required("solution", .line),
                .required("region", .line),
                .required("from", .nullable(.line), "The stage before; null for none."),
                .required("stage", .line),
                .required("level", .nullable(.line)),
                .required("date", .line),
            ],
            errors: writeErrors
        ),
        MethodDescriptor(
            "adoption.list",
            "Where solutions stand: what regions have told, and what their records say.",
            params: [
                .optional("solution", .word(list: "solutions"), "Only this one."),
                .optional(
                    "region",
                    .word(list: "regions"),
                    "Only there and in the regions within it."
                ),
                .optional("history", .boolean, "Every step, not only the latest; default false."),
            ] + page + [lang],
            result: [
                .required("steps", .rows(of: adoptionRow), "By solution, region, site and date."),
                .required("total", count),
                .required("labels", MatchShapes.labels),
            ]
        ),
        MethodDescriptor(
            "person.export",
            "Everything that is kept of one person.",
            role: .privacy,
            params: personParams,
            result: [
                .required("events", .rows(of: feedbackRow), "Votes, the earliest first."),
                .required("total", count, "How many votes."),
                .required(
                    "network",
                    .rows(of: .record(RecordShape([.required("event", count)] + memberMembers))),
                    "Every version of their entry in the network, the earliest first."
                ),
                .required(
                    "twinnings",
                    .rows(
                        of: .record(
                            .required("twinning", .line),
                            .required("status", .choice(["open", "closed"])),
                            .required("role", .line, "As what they take part, or last did."),
                            .required("present", .boolean, "Whether they still take part.")
                        )
                    ),
                    "The twinnings that they take part in or once did."
                ),
            ],
            errors: [.unavailable]
        ),
        MethodDescriptor(
            "person.erase",
            "Takes everything out that is kept of one person, for good.",
            role: .privacy,
            params: personParams,
            result: [
                .required("erased", count, "How many events went: votes and network entries."),
                .required("entries", count, "How many of them were entries in the network."),
            ],
            errors: [.unavailable, .outcomeUnknown, .storageFull]
        ),
    ]

    /// What tells of the feedback about one solution.
    static let feedbackMembers: [RecordShape.Member] = [
        .required("solution", .line),
        .required("region", .nullable(.line)),
        .required("ratings", ratings),
        .required("roles", .rows(of: roleRow), "Roles with at least five ratings."),
        .required("hidden", count, "Ratings of roles with fewer, which are not shown."),
        .required("bursts", count, "Hours in which more votes came than count whole."),
        .required(
            "utility",
            .nullable(MatchShapes.share),
            "What it is worth in a ranking of the region; null without any vote."
        ),
        .required(
            "bounds",
            .record(
                .required("elsewhere", MatchShapes.share),
                .required("portal", MatchShapes.share),
                .required("hour", count)
            ),
            "How far feedback may move a score, by the model."
        ),
        .required("labels", MatchShapes.labels),
    ]

    private static let personParams: [RecordShape.Member] = [
        .required(
            "author",
            .text(.line, limit: Limits.authorBytes),
            "The portal's own name for the person."
        ),
        .optional(
            "portal",
            .text(.line, limit: 64),
            "Whose name it is; default the caller. Another than oneself needs the role admin."
        ),
    ]

    private static let feedbackRow = Shape.record(
        .required("event", count),
        .required("solution", .line),
        .required("region", .line),
        .required("role", .nullable(.line), "Null where fewer than five of it have spoken."),
        .required("level", .line),
        .required("score", .integer(-3...3)),
        .required("text", .nullable(.text(.prose, limit: Limits.textBytes))),
        .required("language", .nullable(.line)),
        .required("time", .nullable(.line), "When it was said, as the portal tells."),
        .required("received", .line, "When it came, RFC 3339 in UTC."),
        .required("portal", .line),
        .required("flags", .rows(of: .line)),
        .required("counts", .boolean, "Whether it moves scores.")
    )

    private static let ratings = Shape.record(
        .required("votes", count),
        .required("mean", .nullable(MatchShapes.share)),
        .required("median", .nullable(MatchShapes.share)),
        .required("counts", .rows(of: count), "How often each score from -3 to 3 was given."),
        .required("uncertain", .boolean, "Whether the raters are split.")
    )

    private static let roleRow = Shape.record(
        .required("role", .line),
        .required("ratings", ratings)
    )

    static let adoptionRow = Shape.record(
        .required("event", .nullable(count), "Null for what the solution's record says."),
        .required("solution", .line),
        .required("region", .line),
        .required("site", .nullable(.line)),
        .required("stage", .nullable(.line)),
        .required("level", .nullable(.line)),
        .required("date", .line, "A day, or the year that a record names.")
    )
}
