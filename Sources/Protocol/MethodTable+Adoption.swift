import Catalog
import Documents
import RPC

extension MethodTable {
    /// How far solutions have come together: by stage, by country and year, and what is missing.
    static let adoptionMethods: [MethodDescriptor] = [
        MethodDescriptor(
            "adoption.funnel",
            "How many places have reached each stage, how long they stay, and which stand still.",
            params: [
                .optional("solution", .word(list: "solutions"), "Only this one."),
                region, country, asOf,
                .optional(
                    "stalledAfterDays",
                    .integer(0...36_500),
                    "The days at a stage after which a place is called stalled; default 180."
                ),
            ] + page + [lang],
            result: [
                .required("staged", count, "Places that have told a stage."),
                .required("unstaged", count, "Places where a record says that it runs, no more."),
                .required("stages", .rows(of: stageRow), "In order."),
                .required("stalled", .rows(of: stalledRow), "Stalled places, the longest first."),
                .required("total", count, "The stalled places in all."),
                .required("labels", MatchShapes.labels),
            ],
            errors: [.notFound]
        ),
        MethodDescriptor(
            "adoption.coverage",
            "What runs where, how it has spread, and the needs that no solution meets.",
            params: [
                region, country,
                .optional(
                    "feature",
                    .choice(Feature.codeSets.map(\.rawValue)),
                    "Only needs of this feature."
                ),
                asOf, lang,
            ],
            result: [
                .required("now", running, "What runs in all."),
                .required("years", years, "The years in which something changed."),
                .required("countries", .rows(of: countryRow), "Where anything ever ran, by code."),
                .required("regions", .rows(of: regionRow), "Where anything ever ran, by code."),
                .required("profiles", count, "The needs profiles that ask."),
                .required("asked", count, "The different needs that they state."),
                .required("unmet", .rows(of: unmetRow), "Needs nothing meets, most wanted first."),
                .required("labels", MatchShapes.labels),
            ],
            errors: [.notFound]
        ),
    ]

    private static let region = RecordShape.Member.optional(
        "region",
        .word(list: "regions"),
        "Only there and in the regions within it."
    )
    private static let country = RecordShape.Member.optional(
        "country",
        .text(.code, limit: 2),
        "Only there, ISO 3166."
    )
    private static let asOf = RecordShape.Member.optional(
        "asOf",
        .text(.day, limit: 10),
        "Nothing later counts; default today in UTC."
    )

    private static let stageRow = Shape.record(
        .required("stage", .line),
        .required("reached", count, "Places that have been there or further."),
        .required("here", count, "Places that stand there now."),
        .required("stays", count, "How often a place has moved on or back from there."),
        .required("medianDays", .nullable(MatchShapes.share), "The median length of a stay."),
        .required(
            "conversion",
            .nullable(MatchShapes.share),
            "The share of those that reached it which reached the next stage, 0...1."
        )
    )

    private static let stalledRow = Shape.record(
        .required("solution", .line),
        .required("region", .line),
        .required("site", .nullable(.line)),
        .required("stage", .line),
        .required("since", .line, "The day it got there."),
        .required("days", count)
    )

    private static let runningMembers: [RecordShape.Member] = [
        .required("places", count, "Each solution at each of its places."),
        .required("solutions", count, "Different solutions."),
        .required(
            "levels",
            .map(keys: .line, values: count, limit: 64),
            "The places by how far they have come."
        ),
        .required("unstated", count, "The places of which nobody says that."),
    ]
    private static let running = Shape.record(RecordShape(runningMembers))
    private static let years = Shape.rows(
        of: .record(
            RecordShape([.required("year", count, "What ran at its end.")] + runningMembers)
        )
    )
    private static let countryRow = Shape.record(
        RecordShape(
            [.required("country", .line)] + runningMembers
                + [.required("years", years, "The years in which something changed.")]
        )
    )
    private static let regionRow = Shape.record(
        RecordShape(
            [
                .required("region", .line),
                .required("name", .line),
                .required("country", .line),
            ] + runningMembers
        )
    )

    private static let unmetRow = Shape.record(
        .required("feature", .line),
        .required("code", .line),
        .required("weight", MatchShapes.share, "Shares of the feature, added up over profiles."),
        .required("regions", .rows(of: .line), "Who asks for it."),
        .required(
            "nearest",
            .nullable(
                .record(
                    .required("solution", .line),
                    .required("code", .line, "What it has."),
                    .required("affinity", MatchShapes.share, "How near that comes, 0...1.")
                )
            ),
            "What comes nearest; null where nothing does."
        ),
        .required("unknown", count, "Solutions of which nobody knows what they have of it.")
    )
}
