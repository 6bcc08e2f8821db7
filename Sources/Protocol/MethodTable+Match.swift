import Documents
import RPC

extension MethodTable {
    /// Ranking and its explanations.
    static let matchMethods: [MethodDescriptor] = [
        MethodDescriptor(
            "match.query",
            "Ranks the solutions for a needs profile.",
            params: [.required("profile", MatchShapes.profile, "An id, or a profile written out.")]
                + MatchShapes.options + MatchShapes.paging + [MatchShapes.explain],
            result: rankingResult,
            errors: [.notFound, .unavailable, .limitExceeded]
        ),
        MethodDescriptor(
            "match.batch",
            "Ranks the solutions for up to 500 profiles; one result or error for each.",
            params: [
                .required(
                    "profiles",
                    .list(
                        of: .checkedLater(MatchShapes.profile),
                        count: 1...Limits.batchProfiles,
                        unique: false
                    )
                )
            ] + MatchShapes.options + MatchShapes.paging + [MatchShapes.explain],
            result: [
                .required("items", .rows(of: batchItem), "In the order of the profiles."),
                .required("labels", MatchShapes.labels),
            ],
            errors: [.unavailable, .limitExceeded]
        ),
        MethodDescriptor(
            "match.explain",
            "Judges one solution for a profile in full, whether it is in the results or not.",
            params: [
                .required("profile", MatchShapes.profile),
                .required("solution", .text(.slug, limit: 64), "The solution's id."),
                .optional("k", .integer(1...Limits.lastRank), "The rank to reach; default 10."),
            ] + MatchShapes.options,
            result: explanation,
            errors: [.notFound, .unavailable]
        ),
        MethodDescriptor(
            "match.compare",
            "Sets 2 to 10 solutions side by side.",
            params: [
                .required("profile", MatchShapes.profile),
                .required(
                    "solutions",
                    .list(of: .text(.slug, limit: 64), count: 2...Limits.compared, unique: true)
                ),
            ] + MatchShapes.options,
            result: [
                .required("matches", .rows(of: MatchShapes.match), "In full, best first."),
                .required("criteria", .rows(of: comparedCriterion), "In model order."),
                .required("total", count, "Solutions that pass all constraints."),
                .required("labels", MatchShapes.labels),
            ],
            errors: [.notFound, .unavailable]
        ),
        MethodDescriptor(
            "match.relax",
            "Finds the smallest relaxations of a profile's constraints that leave enough.",
            params: [
                .required("profile", MatchShapes.profile),
                .optional(
                    "atLeast",
                    .integer(1...Limits.lastRank),
                    "How many solutions to leave; default 5."
                ),
            ] + MatchShapes.options,
            result: [
                .required("remaining", count, "Solutions that remain as it is."),
                .required("relaxations", .rows(of: relaxation), "Best first."),
                .required("truncated", .boolean, "Whether there may be more."),
                .required("labels", MatchShapes.labels),
            ],
            errors: [.notFound, .unavailable]
        ),
    ]

    /// What tells of one solution.
    static let explanation: [RecordShape.Member] = [
        .required("match", MatchShapes.match),
        .required("total", count, "Solutions that pass all constraints."),
        .required("whyNot", MatchShapes.whyNot),
        .required("labels", MatchShapes.labels),
    ]

    private static let rankingResult: [RecordShape.Member] = [
        .required("matches", .rows(of: MatchShapes.match), "Best first."),
        .required("total", count, "Solutions that pass all constraints."),
        .required("excluded", MatchShapes.exclusions, "What each constraint removed."),
        .required("labels", MatchShapes.labels, "Words for every code and criterion shown."),
    ]

    private static let batchItem = Shape.record(
        .required("profile", .line, "The profile's id."),
        .optional("profileDigest", .line, "What the profile says."),
        .optional("model", .line, "The scoring model, id@version."),
        .optional("illustrative", .boolean),
        .optional("matches", .rows(of: MatchShapes.match)),
        .optional("total", count),
        .optional("excluded", MatchShapes.exclusions),
        .optional("error", .anything, "Instead of a result: as an error reply.")
    )

    private static let comparedCriterion = Shape.record(
        .required("criterion", .line),
        .required("weight", MatchShapes.share),
        .required("best", .rows(of: .line), "Whose contribution is largest."),
        .required(
            "contributions",
            .rows(of: MatchShapes.share),
            "In the order of the matches."
        )
    )

    private static let relaxation = Shape.named("Relaxation") {
        .record(
            .required(
                "changes",
                .rows(
                    of: .record(
                        .required("constraint", .line),
                        .required("step", .choice(["warn", "bound", "bound-and-warn", "drop"])),
                        .optional("feature", .line, "The feature whose bound moves."),
                        .optional("bound", .choice(["min", "max"])),
                        .optional("from", .either([.anyNumber, .line])),
                        .optional("to", .either([.anyNumber, .line]))
                    )
                )
            ),
            .required("remaining", count, "Solutions that remain then."),
            .required("kthScore", MatchShapes.share, "The score of the last one needed.")
        )
    }
}
