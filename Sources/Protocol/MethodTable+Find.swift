import Catalog
import Documents
import RPC

extension MethodTable {
    /// Finding solutions and regions: by words, by values, by likeness.
    static let findMethods: [MethodDescriptor] = [
        MethodDescriptor(
            "solutions.search",
            "The solutions that words are found in, best first.",
            params: [query, filter] + page + [lang],
            result: [
                .required("solutions", .rows(of: hit)),
                .required("total", count),
                .required("labels", MatchShapes.labels),
            ]
        ),
        MethodDescriptor(
            "solutions.facets",
            "How many solutions have each value of each feature.",
            params: [.optional(query.name, query.shape, query.summary), filter, lang],
            result: [
                .required("facets", .rows(of: facet)),
                .required("total", count, "The solutions that are counted."),
                .required("labels", MatchShapes.labels),
            ]
        ),
        MethodDescriptor(
            "solutions.similar",
            "The solutions most like one, best first.",
            params: [
                .required("solution", .text(.slug, limit: 64), "The solution's id."), filter,
            ] + page + [lang],
            result: [
                .required("solutions", .rows(of: likeSolution)),
                .required("total", count),
                .required("labels", MatchShapes.labels),
            ],
            errors: [.notFound]
        ),
        MethodDescriptor(
            "regions.similar",
            "The regions most like one, best first.",
            params: [
                .required("region", .text(.code, limit: 5), "NUTS or ISO 3166 code."),
                .optional("country", .text(.code, limit: 2), "Only those of a country, ISO 3166."),
                .optional(
                    "level",
                    .integer(0...3),
                    "0 countries, 1...3 NUTS; default the level of the region."
                ),
                .optional(
                    "levels",
                    .list(of: .integer(0...3), count: 1...4, unique: true),
                    "Several levels at once, such as [0, 2]; in place of level."
                ),
                .optional(
                    "weights",
                    NeedsProfile.weightsShape,
                    "Raw weights by indicator; they replace the model's and are normalised."
                ),
            ] + page + [lang],
            result: [
                .required("regions", .rows(of: likeRegion)),
                .required("total", count),
                .required("labels", MatchShapes.labels),
            ],
            errors: [.notFound]
        ),
    ]

    private static let query = RecordShape.Member.required(
        "query",
        .text(.line, limit: Limits.searchBytes),
        "Words in English or Romanian; case, diacritics and one typing error do not matter."
    )
    private static let filter = RecordShape.Member.optional(
        "filter",
        Expression.shape,
        "What they must surely satisfy."
    )

    private static let hit = Shape.record(
        RecordShape(
            solutionMembers + [
                .required("score", MatchShapes.share, "Only to be compared within one answer."),
                .required(
                    "matches",
                    .rows(
                        of: .record(
                            .required("word", .line, "As it was typed, folded."),
                            .required("term", .line, "The word of the catalogue it was found as."),
                            .required("in", .line, "A feature, or name, organisation or summary.")
                        )
                    ),
                    "The best place of each word."
                ),
            ]
        )
    )

    private static let facet = Shape.record(
        .required("feature", .line, "As a constraint names it."),
        .required("known", count, "Solutions of which it is known."),
        .required("unknown", count, "Solutions of which it is not."),
        .optional(
            "codes",
            .rows(
                of: .record(
                    .required("code", .line),
                    .required("count", count, "Solutions that have it or one below it.")
                )
            ),
            "The codes that any has, in list order; of a set, they overlap."
        ),
        .optional("list", .line, "The list of the codes."),
        .optional("yes", count, "Solutions for which it is true."),
        .optional("no", count, "Solutions for which it is not."),
        .optional("min", MatchShapes.share, "The smallest value."),
        .optional("max", MatchShapes.share, "The largest value."),
        .optional("unit", .line, "The unit of the values.")
    )

    private static let likeSolution = Shape.record(
        RecordShape(
            solutionMembers + [
                .required("similarity", MatchShapes.share, "0...1."),
                .required(
                    "parts",
                    .rows(
                        of: .record(
                            .required("feature", .line),
                            .required("similarity", MatchShapes.share, "0...1."),
                            .required("shared", .rows(of: .line), "Codes that both have.")
                        )
                    ),
                    "The features known of both."
                ),
            ]
        )
    )

    private static let likeRegion = Shape.record(
        RecordShape(
            regionMembers + [
                .required("similarity", MatchShapes.share, "0...1."),
                .required(
                    "parts",
                    .map(keys: .line, values: MatchShapes.share, limit: 64),
                    "By indicator, 0...1; only those known of both."
                ),
                .required(
                    "shares",
                    .rows(of: likenessShare),
                    "What each takes away: 1 less their sum, left to right, is the similarity."
                ),
            ]
        )
    )

    private static let likenessShare = Shape.record(
        .required("indicator", .line, "Or distance, who-region, language, figures (of countries)."),
        .required("weight", MatchShapes.share, "The most it can take away."),
        .required("likeness", .nullable(MatchShapes.share), "0...1; null where it is not known."),
        .required("share", MatchShapes.share, "What it takes away."),
        .required("known", .boolean),
        .required("here", .nullable(comparedFigure), "Of the region that was asked for."),
        .required("there", .nullable(comparedFigure), "Of the row's region.")
    )

    private static let comparedFigure = Shape.record(
        .required("value", MatchShapes.share, "Of a larger region the mean of those within."),
        .required("year", .nullable(.integer(0...9999)), "Null where the years differ."),
        .optional(
            "years",
            .list(of: .integer(0...9999), count: 2...2, unique: true),
            "First and last, where the regions within differ."
        )
    )
}
