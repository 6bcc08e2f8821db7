import Catalog
import Documents
import RPC

extension MethodTable {
    static let lang = RecordShape.Member.optional(
        "lang",
        .choice(["en", "ro"]),
        "The language of labels; default en."
    )
    static let page: [RecordShape.Member] = [
        .optional("limit", .integer(1...Limits.pageRows), "Most rows; default 100."),
        .optional("offset", .integer(0...Limits.largestInteger), "Rows to skip; default 0."),
    ]

    /// Solutions and profiles.
    static let catalogMethods: [MethodDescriptor] = [
        MethodDescriptor(
            "solutions.get",
            "One solution with every fact and its source.",
            params: [.required("solution", .text(.slug, limit: 64), "The solution's id."), lang],
            result: [
                .required("solution", Solution.shape),
                .required("labels", MatchShapes.labels),
            ],
            errors: [.notFound]
        ),
        MethodDescriptor(
            "solutions.list",
            "The solutions, by id.",
            params: [.optional("filter", Expression.shape, "What they must surely satisfy.")]
                + page + [lang],
            result: [
                .required("solutions", .rows(of: solutionRow)),
                .required("total", count),
                .required("labels", MatchShapes.labels),
            ]
        ),
        MethodDescriptor(
            "profiles.get",
            "One needs profile.",
            params: [.required("profile", MatchShapes.name, "The profile's id."), lang],
            result: [
                .required("profile", NeedsProfile.shape),
                .required("digest", .line, "Changes when the profile does."),
                .optional("version", count, "How often it was written; in a store."),
                .required("labels", MatchShapes.labels),
            ],
            errors: [.notFound]
        ),
        MethodDescriptor(
            "profiles.list",
            "The needs profiles, by id.",
            params: page + [lang],
            result: [
                .required("profiles", .rows(of: profileRow)),
                .required("total", count),
                .required("labels", MatchShapes.labels),
            ]
        ),
        MethodDescriptor(
            "profiles.validate",
            "Lists everything that is wrong with a needs profile.",
            params: [
                .required(
                    "profile",
                    .checkedLater(NeedsProfile.inlineShape),
                    "A profile written out."
                )
            ],
            result: [
                .required("valid", .boolean),
                .required("faults", .rows(of: fault)),
                .required("active", .rows(of: .line), "Criteria that the profile activates."),
                .required("admitted", .nullable(count), "Solutions that pass its constraints."),
            ]
        ),
    ]

    static let solutionRow = Shape.record(RecordShape(solutionMembers))

    /// What every row about a solution tells.
    static let solutionMembers: [RecordShape.Member] = [
        .required("id", .line),
        .required("name", .line),
        .required("kind", .line),
        .required("summary", .line, "In the language asked for."),
        .required("known", MatchShapes.share, "The share of features that are known."),
    ]

    private static let profileRow = Shape.record(
        .required("id", .line),
        .required("region", .line),
        .required("name", .line, "In the language asked for."),
        .required("illustrative", .boolean),
        .required("model", .line),
        .required("digest", .line),
        .optional("version", count, "How often it was written; in a store.")
    )

    private static let fault = Shape.record(
        .required("path", .line, "A JSON Pointer."),
        .required("message", .line),
        .optional("allowed", .rows(of: .line), "The nearest valid values.")
    )
}
