import Catalog
import Documents
import Matching
import RPC

extension MethodTable {
    /// What models are about; scoring ones rank solutions.
    private static let modelKinds = [
        "scoring", "network", "programme", "readiness", "similarity", "twinning",
    ]

    /// Regions, models and code lists.
    static let referenceMethods: [MethodDescriptor] = [
        MethodDescriptor(
            "regions.get",
            "One region with its figures.",
            params: [.required("region", .text(.code, limit: 5), "NUTS or ISO 3166 code."), lang],
            result: [
                .required("region", region),
                .required("labels", MatchShapes.labels),
            ],
            errors: [.notFound]
        ),
        MethodDescriptor(
            "regions.list",
            "Regions, by id.",
            params: [
                .optional("country", .text(.code, limit: 2), "Only those of a country, ISO 3166."),
                .optional("level", .integer(0...3), "0 countries, 1...3 NUTS; default 2."),
            ] + page + [lang],
            result: [
                .required("regions", .rows(of: regionRow)),
                .required("total", count),
                .required("labels", MatchShapes.labels),
            ],
            errors: [.notFound]
        ),
        MethodDescriptor(
            "models.get",
            "One model: of scores, or with a kind of another question.",
            params: [.required("model", .text(.slug, limit: 64), "The model's id."), lang],
            result: [
                .required(
                    "model",
                    .either([
                        ScoringModel.shape, .map(keys: .line, values: .anything, limit: 64),
                    ]),
                    "As its file has it; a kind tells one that scores no solutions."
                ),
                .required("labels", MatchShapes.labels),
            ],
            errors: [.notFound]
        ),
        MethodDescriptor(
            "models.list",
            "The scoring models by id, or the models of another kind.",
            params: [
                .optional(
                    "kind",
                    .choice(modelKinds + ["all"]),
                    "Which models; default scoring, those that match.query takes."
                )
            ] + page + [lang],
            result: [
                .required("models", .rows(of: modelRow)),
                .required("total", count),
            ]
        ),
        MethodDescriptor(
            "codes.list",
            "The codes of a list with their labels; without a list, the lists.",
            params: [
                .optional("list", .text(.slug, limit: 64), "A code list or a list of words.")
            ] + page + [lang],
            result: [
                .optional("list", .line),
                .optional("version", .line, "The edition of the list."),
                .optional("kind", .choice(["set", "tree", "scale", "words"])),
                .required("codes", .rows(of: codeRow)),
                .required("total", count),
            ],
            errors: [.notFound]
        ),
    ]

    private static let region = Shape.record(
        .required("id", .line),
        .required("name", .line),
        .required("country", .line, "ISO 3166."),
        .required("level", .integer(0...3), "0 a country, 1...3 NUTS."),
        .required("languages", .rows(of: .line), "Official languages of the country."),
        .required("eu", .boolean, "Whether the country is a member of the European Union."),
        .required(
            "indicators",
            .map(
                keys: .line,
                values: .record(.required("value", MatchShapes.share), .required("year", count)),
                limit: 64
            )
        )
    )

    private static let regionRow = Shape.record(RecordShape(regionMembers))

    /// What every row about a region tells.
    static let regionMembers: [RecordShape.Member] = [
        .required("id", .line),
        .required("name", .line),
        .required("country", .line),
        .required("level", .integer(0...3)),
    ]

    private static let modelRow = Shape.record(
        .required("id", .line),
        .required("version", .line),
        .required("title", .line),
        .required("criteria", count, "How many criteria, indicators or the like it weighs."),
        .required("kind", .line, "scoring, or what else it is about.")
    )

    private static let codeRow = Shape.record(
        .required("code", .line),
        .optional("parent", .line),
        .required("label", .line)
    )
}
